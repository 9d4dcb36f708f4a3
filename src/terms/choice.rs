//! The choices that a contract makes among named rules, each with the word that files use for it.

use crate::choice::choice;

choice!(
    /// How the ratio part of a minimum becomes money.
    MinRounding {
        /// The next whole cent above.
        CeilCent = "ceil_cent",
        /// Whole yuan, cut off, before the floor applies.
        FloorYuan = "floor_yuan",
        /// The nearest cent, a tie up.
        HalfUpCent = "half_up_cent",
        /// Whole cents, cut off.
        FloorCent = "floor_cent",
        /// The nearest whole yuan, a tie up.
        HalfUpYuan = "half_up_yuan",
        /// The next whole yuan above.
        CeilYuan = "ceil_yuan",
    }
);
choice!(
    /// What a minimum is made of.
    MinForm {
        /// A share of ordinary purchases, new and carried, and all charges whole.
        Purchases = "purchases",
        /// The floor alone.
        Fixed = "fixed",
        /// A share of the balance, at least the floor.
        Percentage = "percentage",
        /// The interest of the bill and a share of the balance, at least the floor.
        InterestPlusPercentage = "interest_plus_percentage",
    }
);
choice!(
    /// The balance that a share in a minimum is of.
    MinBase {
        /// Ordinary principal, without the interest of the bill.
        BeforeInterest = "before_interest",
        /// The same and the interest of the bill.
        AfterInterest = "after_interest",
    }
);
choice!(
    /// What interest is counted by.
    InterestPeriod {
        /// Each night on what was owed that evening.
        Night = "night",
        /// A whole month at once, on the day of the bill.
        Month = "month",
    }
);
choice!(
    /// How a rate a year becomes one a month.
    MonthRateFrom {
        /// The twelfth part.
        Nominal = "nominal",
        /// The rate that grows to it in twelve months.
        Effective = "effective",
    }
);
choice!(
    /// What bears the interest of a month.
    MonthBase {
        /// What was owed when the month began.
        Opening = "opening",
        /// What is owed when it ends.
        Closing = "closing",
        /// The mean of what was owed on its evenings.
        AverageDaily = "average_daily",
    }
);
choice!(
    /// Whether the payments of a month lower what bears in it.
    MonthPayments {
        /// They do.
        After = "after",
        /// They do not: interest comes before the payment.
        Before = "before",
    }
);
choice!(
    /// What becomes overdue when less than the minimum was paid.
    OverdueReach {
        /// All principal of the bill that is unpaid.
        Bill = "bill",
        /// Only what is missing of the minimum.
        Minimum = "minimum",
    }
);
choice!(
    /// Whether the night of the due day itself bears on what was newly carried or missed.
    FirstOverdueNight {
        /// It does: nights = date − due day.
        Count = "count",
        /// It does not: the first night is free.
        Skip = "skip",
    }
);
choice!(
    /// The bill that a purchase on the bill day belongs to.
    StatementDayPurchase {
        /// The bill that closes that day.
        ThisBill = "this_bill",
        /// The bill of the next cycle.
        NextBill = "next_bill",
    }
);
choice!(
    /// What bears interest of a bill that was not paid in full.
    InterestBase {
        /// All its purchases, on what was owed of them each night since they were posted.
        Full = "full",
        /// Only what is left unpaid.
        Residual = "residual",
        /// Only what is left unpaid, and only after the due day.
        AfterDue = "after_due",
    }
);
choice!(
    /// Since when the unpaid rest of a bill bears interest under `residual`.
    ResidualFrom {
        /// Since it was posted.
        Posting = "posting",
        /// Since the due day.
        Due = "due",
    }
);
choice!(
    /// The bill that carries the night after its own day.
    StatementNight {
        /// The next bill: nights before the bill day are billed.
        BeforeStatement = "before_statement",
        /// This bill: that night is billed in advance.
        ThroughStatement = "through_statement",
    }
);
choice!(
    /// The evening from which a payment lowers what bears interest.
    PaymentValueDate {
        /// That of the day on which it was made.
        SameDay = "same_day",
        /// That of the day after.
        NextDay = "next_day",
    }
);
choice!(
    /// How an exact sum becomes whole cents.
    RoundingChoice {
        /// To the nearest cent, a tie up.
        HalfUp = "half_up",
        /// To the nearest cent, a tie to the even cent.
        HalfEven = "half_even",
        /// Cut off.
        Down = "down",
        /// To the next one above.
        Up = "up",
    }
);
choice!(
    /// The period of a plan that takes the cents which do not divide.
    RemainderPeriod {
        /// Period 1.
        First = "first",
        /// The last period.
        Last = "last",
    }
);
choice!(
    /// What becomes of the fees of periods not yet billed when a plan is paid off early.
    EarlyPayoffFee {
        /// They are not charged.
        DropUnbilled = "drop_unbilled",
        /// All of them are charged at once.
        ChargeAll = "charge_all",
        /// The fee of the next period is charged, the rest dropped.
        ChargeCurrent = "charge_current",
    }
);
choice!(
    /// What a refund lowers first; what it lowers nothing by is given back in cash.
    RefundOrder {
        /// What is not billed yet, then the open bill, then what is carried or overdue.
        UnbilledFirst = "unbilled_first",
        /// What is overdue or carried, then the open bill, then what is not billed yet.
        OldestFirst = "oldest_first",
    }
);
choice!(
    /// The due day on which the first period of a converted bill falls.
    FirstDue {
        /// The due day of the bill that was converted.
        ThisDue = "this_due",
        /// The due day of the next bill.
        NextBill = "next_bill",
    }
);
choice!(
    /// What happens to a plan larger than what is left of the interest-free quota.
    QuotaOverflow {
        /// The part above the quota bears the fee.
        FeeOnExcess = "fee_on_excess",
        /// The whole plan bears the fee; no quota is used.
        FeeOnAll = "fee_on_all",
        /// The purchase is refused.
        Refuse = "refuse",
    }
);
choice!(
    /// Whether used quota comes back.
    QuotaRenews {
        /// It does not.
        Never = "never",
        /// It does, as the free principal is repaid.
        AsRepaid = "as_repaid",
    }
);
choice!(
    /// Whose past-due debt freezes an account.
    FreezeReach {
        /// That of any account of the same group.
        Group = "group",
        /// Only its own.
        Own = "own",
    }
);
choice!(
    /// How the nights of a loan period are counted.
    DayCount {
        /// Midnights between the dates.
        Actual = "actual",
        /// Thirty to every period.
        Thirty = "thirty",
        /// Thirty to every month, the days of shorter and longer periods by the calendar with months of thirty.
        Thirty360 = "30/360",
        /// Midnights between the dates, a year of 365.
        Actual365 = "actual/365",
        /// Midnights between the dates, a year of 360.
        Actual360 = "actual/360",
        /// Midnights between the dates, a year of 364: 52 weeks.
        Actual364 = "actual/364",
        /// Midnights between the dates, those of a leap year over 366 and all others over 365.
        ActualActual = "actual/actual",
    }
);
choice!(
    /// The due day in months that are shorter than it.
    MonthEnd {
        /// The month's end, each month anew.
        Clamp = "clamp",
        /// The month's end; once cut, the day stays so.
        Stay = "stay",
        /// A loan lent on the last day of a month is due on the last day of every month.
        Stick = "stick",
    }
);
choice!(
    /// Whether penalty interest stands in the place of contract interest or beside it.
    PenaltyMode {
        /// It replaces the contract rate on the overdue part.
        Replace = "replace",
        /// It is charged on top of the contract rate.
        Add = "add",
    }
);
choice!(
    /// What an early payment of principal changes.
    PrepayEffect {
        /// Smaller payments over the same dates.
        LowerPayment = "lower_payment",
        /// The same payments, fewer of them.
        ShortenTerm = "shorten_term",
    }
);
choice!(
    /// The loans of a facility that become due at once when one of them is missed for too long.
    AccelerationReach {
        /// That loan alone.
        Loan = "loan",
        /// All loans of the account.
        Account = "account",
    }
);
choice!(
    /// The loans of a facility that a change of its contract reaches.
    RateChangeReach {
        /// Those that are drawn from then on.
        NewLoans = "new_loans",
        /// Those that run as well, from their next period on.
        AllLoans = "all_loans",
    }
);
choice!(
    /// Until when what is past due on a loan bears, where it is paid between two of the loan's days.
    LateInterestUntil {
        /// The day of the payment.
        Day = "day",
        /// The loan's next day: the period in which it is paid counts whole.
        PeriodEnd = "period_end",
    }
);
choice!(
    /// What becomes of the fee of a loan on the day on which it is drawn.
    OriginationFee {
        /// It is added to the loan, and repaid with it.
        Added = "added",
        /// It is taken off what is paid out.
        Deducted = "deducted",
    }
);
choice!(
    /// A kind of money that a payment clears.
    AllocationKind {
        /// Penalty interest and late fees.
        Penalty = "penalty",
        /// Billed or due interest.
        Interest = "interest",
        /// Billed fees.
        Fee = "fee",
        /// Principal, in the order overdue, due instalments, rolled, billed, unbilled.
        Principal = "principal",
    }
);

impl RoundingChoice {
    /// The arithmetic of this choice.
    pub const fn rounding(self) -> crate::rate::Rounding {
        match self {
            Self::HalfUp => crate::rate::Rounding::HalfUp,
            Self::HalfEven => crate::rate::Rounding::HalfEven,
            Self::Down => crate::rate::Rounding::Down,
            Self::Up => crate::rate::Rounding::Up,
        }
    }
}

impl DayCount {
    /// The days of a year; none where they are those of each calendar year.
    pub const fn year(self) -> Option<u32> {
        match self {
            Self::Actual | Self::Actual365 => Some(365),
            Self::Thirty | Self::Thirty360 | Self::Actual360 => Some(360),
            Self::Actual364 => Some(364),
            Self::ActualActual => None,
        }
    }

    /// Whether every month counts thirty days.
    pub const fn is_thirty(self) -> bool {
        matches!(self, Self::Thirty | Self::Thirty360)
    }
}
