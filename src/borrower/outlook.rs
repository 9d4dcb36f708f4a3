//! What becomes of debts if every month has as much money as this one. By it a claim that is paid whole or not at all finds
//! its place among those that bear interest: before them, between them, or behind them.

use crate::ledger::Claim;
use crate::money::Money;
use crate::rate::Rate;

/// Money of this and of later months.
#[derive(Clone, Copy, Debug)]
pub struct Means {
    /// What may be given today.
    pub now: Money,
    /// What a later month has for all debts, what is required included.
    pub a_month: Money,
}

/// Lumps that are looked at; others stay where they were.
const MOST_LUMPS: usize = 3;
/// Claims that bear among which every place of a lump is tried; of more only the first, the last and its own.
const MOST_BEARING: usize = 4;
/// Months that are looked ahead.
const MOST_MONTHS: u32 = 60;
/// Nights of a month, in hundredths.
const NIGHTS: i128 = 3_044;

/// Moves lumps that save something to where all debts that save something when they are paid cost least in the end; `absent`
/// are those that take nothing today. What bears keeps its order, and so does everything where no place is better. Returns
/// whether money waits today for a lump that it does not cover, or goes on to the claims behind it.
pub fn place_lumps(claims: &mut [Claim], absent: &[Claim], means: Means) -> bool {
    let saves = |claim: &&Claim| claim.saves_per_yuan_day > Rate::ZERO;
    let ranked = claims.iter().take_while(saves).count();
    let Some((ranked, sunk)) = claims.split_at_mut_checked(ranked) else { return true };
    let later = absent.iter().filter(saves).map(|claim| Debt { is_absent: true, ..Debt::of(claim) });
    let mut debts: Vec<Debt> = ranked.iter().map(Debt::of).chain(later).collect();
    let in_turn = debts.len();
    // what saves nothing is never paid by order, and takes of later money all the same
    let sunk = sunk.iter().chain(absent.iter().filter(|claim| !saves(claim)));
    debts.extend(sunk.filter(|claim| claim.lump).map(Debt::of));
    let moved = || ranked.iter().enumerate().filter(|(_, claim)| claim.lump).map(|(place, _)| place);
    let moved: Vec<usize> = moved().take(MOST_LUMPS).collect();
    if moved.is_empty() || in_turn == 1 {
        return true;
    }
    let rate = |place: &usize| debts.get(*place).map_or(0, |debt| -debt.ranked_by);
    let mut own: Vec<usize> = (0..in_turn).collect();
    own.sort_by_key(rate);
    let others: Vec<usize> = own.iter().copied().filter(|place| !moved.contains(place)).collect();
    let mut best = (lasting_cost(&debts, &own, means, true), true, own);
    let mut tell = |order: &[usize]| {
        for waits in [true, false] {
            let cost = lasting_cost(&debts, order, means, waits);
            if cost < best.0 {
                best = (cost, waits, order.to_vec());
            }
        }
    };
    Tried { others: &others, tell: &mut tell }.all(&moved, &mut Vec::new(), 0);
    let before = ranked.to_vec();
    let order = best.2.into_iter().filter_map(|from| before.get(from));
    ranked.iter_mut().zip(order).for_each(|(claim, moved)| *claim = *moved);
    best.1
}

/// Every order of some claims among others that keep theirs.
struct Tried<'t> {
    others: &'t [usize],
    tell: &'t mut dyn FnMut(&[usize]),
}

impl Tried<'_> {
    fn all(&mut self, lumps: &[usize], order: &mut Vec<usize>, passed: usize) {
        if lumps.is_empty() {
            let length = order.len();
            order.extend(self.others.get(passed..).unwrap_or_default());
            (self.tell)(order);
            order.truncate(length);
            return;
        }
        for &lump in lumps {
            let rest: Vec<usize> = lumps.iter().copied().filter(|&other| other != lump).collect();
            for until in passed..=self.others.len() {
                if !self.is_tried(until, lump) {
                    continue;
                }
                let length = order.len();
                order.extend(self.others.get(passed..until).unwrap_or_default());
                order.push(lump);
                self.all(&rest, order, until);
                order.truncate(length);
            }
        }
    }

    /// Whether a lump is tried behind so many of the others.
    fn is_tried(&self, passed: usize, lump: usize) -> bool {
        let own = self.others.iter().filter(|&&other| other < lump).count();
        self.others.len() <= MOST_BEARING || [0, own, self.others.len()].contains(&passed)
    }
}

/// A claim as far as it is looked ahead, in cents.
#[derive(Clone, Copy, Debug)]
struct Debt {
    owed: i64,
    rate: i64,
    /// Principal that each month asks for.
    part: i64,
    /// Fee of each month, of a lump.
    fee: i64,
    /// Fees that are charged when it is paid off: of this many months at most.
    charged: i64,
    is_lump: bool,
    /// Whether it takes nothing today.
    is_absent: bool,
    /// What it saves, as an order ranks it.
    ranked_by: i64,
}

impl Debt {
    fn of(claim: &Claim) -> Self {
        let left = i64::from(claim.periods_left.max(1));
        let fees = (claim.saves_at_once + claim.sunk_fee).cents();
        let fee = if claim.lump { fees / left } else { 0 };
        let charged = if fee > 0 { claim.sunk_fee.cents() / fee } else { 0 };
        let owed = (claim.amount - claim.sunk_fee).cents();
        let rate = if claim.lump && fees > 0 { 0 } else { claim.saves_per_yuan_day.units() };
        let (part, ranked_by) = (claim.asks.cents(), claim.saves_per_yuan_day.units());
        Self { owed, rate, part, fee, charged, is_lump: claim.lump, is_absent: false, ranked_by }
    }

    /// Periods that are still to come.
    fn periods(&self) -> i64 {
        if self.part > 0 { (self.owed + self.part - 1) / self.part } else { 0 }
    }

    fn fee_of_payoff(&self) -> i64 {
        self.fee * self.charged.min(self.periods())
    }

    /// A month passes: what it costs, and what it asks for of principal.
    fn pass_month(&mut self) -> (i64, i64) {
        let grown =
            i128::from(self.owed) * i128::from(self.rate) * NIGHTS / 100 / i128::from(Rate::ONE.units());
        let fee = if self.owed > 0 { self.fee } else { 0 };
        let part = self.part.min(self.owed);
        self.owed -= part;
        (i64::try_from(grown).unwrap_or(i64::MAX / 4) + fee, part)
    }

    /// Takes money in its turn: what is taken, and what of it is a fee. Nothing of a lump that it does not cover.
    fn take(&mut self, money: i64) -> (i64, i64) {
        let fee = if self.is_lump { self.fee_of_payoff() } else { 0 };
        let taken = if self.is_lump && money < self.owed + fee { 0 } else { money.min(self.owed + fee) };
        if taken > 0 {
            self.owed -= taken - fee;
        }
        (taken, if taken > 0 { fee } else { 0 })
    }
}

/// What debts cost from today on until all is paid, money going to them in an order and waiting for each lump in its turn;
/// today only where `waits` says so.
fn lasting_cost(debts: &[Debt], order: &[usize], means: Means, waits: bool) -> i64 {
    let mut debts = debts.to_vec();
    let (mut cost, mut money) = (0, means.now.cents());
    for month in 0..MOST_MONTHS {
        let (fees, left) = give(&mut debts, order, money, (month == 0, waits));
        cost += fees;
        if debts.iter().take(order.len()).all(|debt| debt.owed == 0) {
            break;
        }
        money = left + means.a_month.cents();
        for (place, debt) in debts.iter_mut().enumerate() {
            let (grown, part) = debt.pass_month();
            cost += if place < order.len() { grown } else { 0 };
            money -= grown + part;
        }
        money = money.max(0);
    }
    cost
}

/// Gives money; returns the fees of payoffs, and what waits.
fn give(debts: &mut [Debt], order: &[usize], mut money: i64, (today, waits): (bool, bool)) -> (i64, i64) {
    let mut fees = 0;
    let mut takes_later = false;
    for &place in order {
        let Some(debt) = debts.get_mut(place).filter(|debt| debt.owed > 0) else { continue };
        takes_later |= today && debt.is_absent;
        if today && debt.is_absent {
            continue;
        }
        let (taken, fee) = debt.take(money);
        if debt.is_lump && taken == 0 {
            if waits || !today {
                return (fees, money);
            }
            takes_later = true;
        }
        (money, fees) = (money - taken, fees + fee);
    }
    (fees, if takes_later { money } else { 0 })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::Day;
    use crate::ledger::{AccountIx, ClaimRef};

    /// A rest of 1,000.00 that bears 0.05 % a night, behind a plan of 500.00 in five parts that spares `fees`.
    fn plan_before_rest(fees: i64) -> [Claim; 2] {
        let rest = Claim {
            account: AccountIx(1),
            part: ClaimRef::Line,
            amount: Money::from_cents(100_000),
            required: Money::ZERO,
            due: None,
            lump: false,
            nominal_rate: Rate::parse("0.0005").unwrap(),
            saves_per_yuan_day: Rate::parse("0.0005").unwrap(),
            saves_at_once: Money::ZERO,
            sunk_fee: Money::ZERO,
            days_overdue: 0,
            asks: Money::ZERO,
            periods_left: 0,
        };
        let plan = Claim {
            account: AccountIx(0),
            part: ClaimRef::Plan(1, Day::parse("2026-01-01").unwrap()),
            amount: Money::from_cents(50_000),
            lump: true,
            saves_per_yuan_day: Rate::parse("0.0007").unwrap(),
            saves_at_once: Money::from_cents(fees),
            asks: Money::from_cents(10_000),
            periods_left: 5,
            ..rest
        };
        [plan, rest]
    }

    #[test]
    fn a_plan_comes_first_only_when_its_fees_are_more_than_the_rest_bears_meanwhile() {
        let means = Means { now: Money::from_cents(50_000), a_month: Money::from_cents(50_000) };
        let first = |fees: i64| {
            let mut claims = plan_before_rest(fees);
            place_lumps(&mut claims, &[], means);
            claims[0].account.0
        };
        // the plan first lets 500.00 more of the rest bear for a month: 7.61; fees of 20.00 or 0.20 a month
        assert_eq!((first(10_000), first(100)), (0, 1));
    }
}
