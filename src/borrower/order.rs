//! Where money goes first. Every order ends with what saves nothing; ties go to the smaller claim, then to the file.

use super::outlook::{Given, Means, look_ahead};
use super::position::Required;
use crate::ledger::{Claim, ClaimRef, Prospect};
use crate::money::Money;
use crate::rate::Rate;
use crate::scenario::{Order, WhenShort};

/// Nights from one day of money by order to the next.
const NIGHTS_OF_MONTH: i128 = 30;

/// A sort key: smaller goes first.
type Key = (bool, i64, i64);

/// What an order ranks by.
#[derive(Clone, Copy)]
struct Ranked {
    comes_last: bool,
    account: usize,
    amount: i64,
    nominal_rate: i64,
    saves_per_yuan_day: i64,
    days_overdue: i64,
}

/// Nights over which what is saved at once by clearing a bill is spread, to stand beside what is saved each night: a
/// bill that is not cleared today has its next chance a month later.
const NIGHTS_AT_ONCE: i128 = NIGHTS_OF_MONTH;

/// Sorts claims so that the first gets money first, and says how many get any. `custom` holds the rank of each account in a
/// custom order. By saving, `prospects` of all debts, where they are told, decide what is done with money of today: it goes,
/// or is put by, where all cost least if later months have as much money.
pub fn rank_claims(
    order: &Order,
    custom: &[usize],
    means: Means,
    claims: &mut [Claim],
    prospects: &[Prospect],
) -> Given {
    rank_by_key(order, custom, means.now, claims);
    if *order == Order::MarginalSaving && prospects.len() > 1 {
        return look_ahead(claims, prospects, means);
    }
    let waits = |claim: &Claim| claim.lump && claim.saves_per_yuan_day > Rate::ZERO;
    Given { claims: claims.len(), puts_by: *order == Order::MarginalSaving && claims.iter().any(waits) }
}

fn rank_by_key(order: &Order, custom: &[usize], money: Money, claims: &mut [Claim]) {
    claims.sort_by_key(|claim| {
        key(
            order,
            custom,
            Ranked {
                comes_last: claim.part == ClaimRef::Unbilled,
                account: claim.account.index(),
                amount: claim.amount.cents(),
                nominal_rate: claim.nominal_rate.units(),
                saves_per_yuan_day: saves_per_night(claim, money),
                days_overdue: i64::from(claim.days_overdue),
            },
        )
    });
}

/// What a yuan saves a night, with what clearing a bill saves at once when the money covers it. The rate of a lump holds
/// its dropped fees already.
fn saves_per_night(claim: &Claim, money: Money) -> i64 {
    let each_night = claim.saves_per_yuan_day.units();
    if claim.lump || money < claim.amount || !claim.amount.is_positive() {
        return each_night;
    }
    let at_once = i128::from(claim.saves_at_once.cents()) * i128::from(Rate::ONE.units());
    let spread = at_once / (i128::from(claim.amount.cents()) * NIGHTS_AT_ONCE);
    each_night.saturating_add(i64::try_from(spread).unwrap_or(i64::MAX))
}

/// Sorts required amounts for a borrower whose cash may not cover them.
pub fn rank_required(when_short: WhenShort, order: &Order, custom: &[usize], required: &mut [Required]) {
    let order = match when_short {
        WhenShort::FileOrder => &Order::FileOrder,
        WhenShort::ByOrder => order,
        WhenShort::MostOverdueFirst => &Order::MostOverdueFirst,
    };
    required.sort_by_key(|ask| {
        key(
            order,
            custom,
            Ranked {
                comes_last: false,
                account: ask.account.index(),
                amount: ask.amount.cents(),
                nominal_rate: ask.nominal_rate.units(),
                saves_per_yuan_day: ask.saves_per_yuan_day.units(),
                days_overdue: i64::from(ask.days_overdue),
            },
        )
    });
}

/// The key of a claim under an order. The sort is stable, so that equal keys keep the order of the file.
fn key(order: &Order, custom: &[usize], ranked: Ranked) -> Key {
    let (first, tie) = match order {
        Order::FileOrder => (as_key(ranked.account), 0),
        Order::HighestRate => (-ranked.nominal_rate, ranked.amount),
        Order::SmallestBalance => (ranked.amount, 0),
        Order::MostOverdueFirst => (-ranked.days_overdue, ranked.amount),
        Order::MarginalSaving => (-ranked.saves_per_yuan_day, ranked.amount),
        Order::Custom(_) => (custom.get(ranked.account).map_or(i64::MAX, |&rank| as_key(rank)), 0),
    };
    (ranked.comes_last, first, tie)
}

fn as_key(place: usize) -> i64 {
    i64::try_from(place).unwrap_or(i64::MAX)
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::calendar::Day;
    use crate::ledger::AccountIx;

    pub fn claim(account: u8, part: ClaimRef, cents: i64, rate: &str, days_overdue: i32) -> Claim {
        let rate = Rate::parse(rate).unwrap();
        Claim {
            account: AccountIx(account),
            part,
            amount: Money::from_cents(cents),
            required: Money::ZERO,
            due: None,
            lump: false,
            nominal_rate: rate,
            saves_per_yuan_day: rate,
            saves_at_once: Money::ZERO,
            sunk_fee: Money::ZERO,
            days_overdue,
        }
    }

    fn ranked(order: &Order, custom: &[usize]) -> Vec<(u8, i64)> {
        let mut claims = [
            claim(0, ClaimRef::Unbilled, 1, "0.1", 0),
            claim(0, ClaimRef::Line, 500, "0.0004", 3),
            claim(1, ClaimRef::Line, 300, "0.0005", 0),
            claim(2, ClaimRef::Loan(0), 200, "0.0005", 9),
        ];
        let today = Day::parse("2026-01-25").unwrap();
        let means = Means { today, now: Money::from_cents(100_000), a_month: Money::from_cents(100_000) };
        rank_claims(order, custom, means, &mut claims, &[]);
        claims.iter().map(|claim| (claim.account.0, claim.amount.cents())).collect()
    }

    #[test]
    fn each_order_ranks_by_its_key_and_leaves_the_free_cycle_last() {
        let orders = [
            (Order::FileOrder, [0, 1, 2]),
            (Order::HighestRate, [2, 1, 0]),
            (Order::SmallestBalance, [2, 1, 0]),
            (Order::MostOverdueFirst, [2, 0, 1]),
            (Order::MarginalSaving, [2, 1, 0]),
        ];
        for (order, accounts) in orders {
            let ranked: Vec<u8> = ranked(&order, &[]).iter().map(|&(account, _)| account).collect();
            assert_eq!(ranked, [accounts.as_slice(), &[0]].concat(), "{order:?}");
        }
        assert_eq!(ranked(&Order::Custom(vec![]), &[1, 0, 2])[0].0, 1);
    }
}
