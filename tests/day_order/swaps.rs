//! The pairs of steps: those of which a swap changes a figure, and those whose order changes nothing.

use mingzhang::simulation::Step;
use serde_json::Value;

use Step::{Arrangements, Borrower, Bureau, Due, DueDayEnds, Evening, Events, Lender, Money, Nights};

use crate::lives;

/// Pairs of steps, a life, the figure that a swap of each of them changes in the same way, and what goes wrong.
pub struct Swap {
    pub pairs: &'static [(Step, Step)],
    pub life: fn() -> Value,
    pub figure: &'static str,
    pub right: &'static str,
    pub wrong: &'static str,
    pub because: &'static str,
}

/// Pairs of which a swap changes a figure.
pub const SWAPS: &[Swap] = &[
    Swap {
        pairs: &[(Nights, Money)],
        life: lives::living_on_a_limit_that_begins_today,
        figure: "/summary/unmet",
        right: "0.00",
        wrong: "1000.00",
        because: "a limit for a time begins after the living costs of its first day",
    },
    Swap {
        pairs: &[(Nights, Events)],
        life: lives::cash_purchase_on_payday,
        figure: "/summary/refused",
        right: "0.00",
        wrong: "12000.00",
        because: "events before money: the wage of the day is not there yet",
    },
    Swap {
        pairs: &[(Nights, Due)],
        life: lives::bought_on_the_bill_day,
        figure: "/months/1/paid",
        right: "1000.00",
        wrong: "0.00",
        because: "bills before events: a purchase of the bill day waits for the next bill",
    },
    Swap {
        pairs: &[(Nights, Borrower), (Nights, Lender)],
        life: lives::five_days_late,
        figure: "/summary/worst_days_overdue",
        right: "4",
        wrong: "0",
        because: "the evening before is looked at after the payment that ends the delay",
    },
    Swap {
        pairs: &[
            (Nights, DueDayEnds),
            (Money, DueDayEnds),
            (Events, DueDayEnds),
            (Borrower, DueDayEnds),
            (Borrower, Lender),
            (Borrower, Bureau),
        ],
        life: lives::bill_paid_in_time,
        figure: "/summary/penalties",
        right: "0.00",
        wrong: "46.50",
        because: "the due day ends before the payment",
    },
    Swap {
        pairs: &[(Nights, Bureau)],
        life: lives::five_days_late,
        figure: "/summary/final_score",
        right: "656",
        wrong: "684",
        because: "the delay is forgotten before the bureau hears of it",
    },
    Swap {
        pairs: &[(Nights, Evening)],
        life: lives::paid_on_the_last_day,
        figure: "/months/0/debt",
        right: "0.00",
        wrong: "3000.00",
        because: "the snapshot is taken in the morning, before the payment",
    },
    Swap {
        pairs: &[(Money, Events)],
        life: lives::cash_purchase_on_payday,
        figure: "/summary/refused",
        right: "0.00",
        wrong: "12000.00",
        because: "the wage of the day cannot be spent on that day",
    },
    Swap {
        pairs: &[(Money, Due)],
        life: lives::living_on_the_line,
        figure: "/months/1/paid",
        right: "1000.00",
        wrong: "0.00",
        because: "living costs of the bill day are not on the bill",
    },
    Swap {
        pairs: &[(Money, Borrower), (Money, Lender), (Money, Bureau)],
        life: lives::wage_on_the_due_day,
        figure: "/summary/penalties",
        right: "0.00",
        wrong: "33.00",
        because: "the wage of the due day comes too late",
    },
    Swap {
        pairs: &[(Money, Evening)],
        life: lives::wage_and_shopping_on_the_last_day,
        figure: "/months/0/income",
        right: "5000.00",
        wrong: "0.00",
        because: "the wage of the last day is not in its month",
    },
    Swap {
        pairs: &[(Events, Due)],
        life: lives::bought_on_the_bill_day,
        figure: "/months/1/paid",
        right: "1000.00",
        wrong: "0.00",
        because: "a purchase of the bill day waits for the next bill",
    },
    Swap {
        pairs: &[(Events, Borrower)],
        life: lives::cash_purchase_on_the_due_day,
        figure: "/summary/penalties",
        right: "25.00",
        wrong: "0.00",
        because: "the bill is paid before the purchase takes the cash",
    },
    Swap {
        pairs: &[(Events, Lender)],
        life: lives::missed_on_the_last_day,
        figure: "/months/0/accounts/0/frozen",
        right: "true",
        wrong: "false",
        because: "the lender looks before the bill is overdue and freezes a day late",
    },
    Swap {
        pairs: &[(Events, Bureau)],
        life: lives::shopping_on_the_day_of_the_cure,
        figure: "/summary/refused",
        right: "1000.00",
        wrong: "0.00",
        because: "a purchase of the day sees the freeze lifted on its evening",
    },
    Swap {
        pairs: &[(Events, Evening)],
        life: lives::wage_and_shopping_on_the_last_day,
        figure: "/months/0/purchases",
        right: "1000.00",
        wrong: "0.00",
        because: "the purchase of the last day is not in its month",
    },
    Swap {
        pairs: &[(Due, Borrower), (Due, DueDayEnds), (Due, Lender), (Due, Bureau), (Due, Evening)],
        life: lives::loan_period,
        figure: "/summary/penalties",
        right: "0.00",
        wrong: "177.06",
        because: "the period falls due after the day's payments",
    },
    Swap {
        pairs: &[(Borrower, Evening)],
        life: lives::paid_on_the_last_day,
        figure: "/months/0/paid",
        right: "3000.00",
        wrong: "0.00",
        because: "the payment of the last day is not in its month",
    },
    Swap {
        pairs: &[(DueDayEnds, Lender), (DueDayEnds, Bureau)],
        life: lives::shopping_after_a_missed_bill,
        figure: "/summary/refused",
        right: "1000.00",
        wrong: "0.00",
        because: "the lender looks before the bill is overdue and freezes a day late",
    },
    Swap {
        pairs: &[(DueDayEnds, Evening)],
        life: lives::missed_on_the_last_day,
        figure: "/months/0/accounts/0/components/overdue",
        right: "3000.00",
        wrong: "0.00",
        because: "the snapshot is taken before the bill is overdue",
    },
    Swap {
        pairs: &[(Lender, Evening)],
        life: lives::missed_on_the_last_day,
        figure: "/months/0/accounts/0/frozen",
        right: "true",
        wrong: "false",
        because: "the snapshot is taken before the freeze",
    },
    Swap {
        pairs: &[(Bureau, Evening)],
        life: lives::five_days_late,
        figure: "/months/0/accounts/0/record",
        right: "N",
        wrong: "*",
        because: "the snapshot is taken before the month has its mark",
    },
    Swap {
        pairs: &[
            (Nights, Arrangements),
            (Money, Arrangements),
            (Events, Arrangements),
            (Due, Arrangements),
            (Borrower, Arrangements),
        ],
        life: lives::loan_paid_by_a_line,
        figure: "/summary/worst_days_overdue",
        right: "0",
        wrong: "16",
        because: "the line is asked before the borrower decides, and pays nothing",
    },
    Swap {
        pairs: &[
            (Arrangements, DueDayEnds),
            (Arrangements, Lender),
            (Arrangements, Bureau),
            (Arrangements, Evening),
        ],
        life: lives::bill_with_a_red_packet,
        figure: "/summary/waived",
        right: "5.00",
        wrong: "0.00",
        because: "the due day ends, and its bill with it, before anybody looks whether it was paid",
    },
];

/// Pairs whose order changes nothing.
pub const NO_MATTER: &[((Step, Step), &str)] = &[(
    (Lender, Bureau),
    "a freeze is no fact of the bureau or of a review, and a mark, a score or a limit does not freeze",
)];
