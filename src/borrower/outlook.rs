//! What becomes of debts if every later month has as much money as this one. By it money of today is given, or kept, where all
//! debts cost least in the end.

use super::debt::{CENT, Debt, Window};
use crate::calendar::Day;
use crate::ledger::{Asks, Claim, Prospect};
use crate::money::Money;

/// Money of this and of later months.
#[derive(Clone, Copy, Debug)]
pub struct Means {
    /// The day on which it is given.
    pub today: Day,
    /// What may be given today.
    pub now: Money,
    /// What a later month has for all debts, what is required included.
    pub a_month: Money,
}

/// What is done with money of today.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Given {
    /// How many of the ranked claims take money today.
    pub claims: usize,
    /// Whether what they leave is put by.
    pub puts_by: bool,
}

/// Debts of which every order is tried; of more, plans only in front of the others or behind them.
const MOST_MIXED: usize = 4;
/// Plans that are moved to the front, where there are more debts.
const MOST_MOVED: usize = 3;
/// Months in which the order may be another than in the month before.
const FREE_MONTHS: usize = 2;
/// Months that are looked ahead.
const MOST_MONTHS: usize = 60;

/// Brings claims into the order in which they take money today; `prospects` are all debts, also those that take none today.
/// The order that the claims stand in is kept where no other is better.
pub fn look_ahead(claims: &mut [Claim], prospects: &[Prospect], means: Means) -> Given {
    let debts: Vec<Debt> = prospects.iter().map(Debt::of).collect();
    let rank: Vec<Option<usize>> = prospects.iter().map(|prospect| claim_of(claims, prospect)).collect();
    let mut in_turn: Vec<usize> = (0..debts.len()).filter(|&at| saves(&debts, prospects, at)).collect();
    in_turn.sort_by_key(|&at| rank.get(at).copied().flatten().unwrap_or(usize::MAX));
    let orders = orders(&in_turn, prospects);
    let outlook = Outlook { prospects, rank: &rank, orders, in_turn: &in_turn, means };
    let Some(way) = outlook.first_step(&debts) else {
        return Given { claims: claims.len(), puts_by: false };
    };
    arrange(claims, prospects, &way)
}

fn claim_of(claims: &[Claim], prospect: &Prospect) -> Option<usize> {
    claims.iter().position(|claim| (claim.account, claim.part) == (prospect.account, prospect.part))
}

/// Brings those to the front that take money. What is kept is kept from everything else; where nothing is, what bears nothing
/// takes the rest.
fn arrange(claims: &mut [Claim], prospects: &[Prospect], way: &Way) -> Given {
    let is_of = |claim: &Claim, at: usize| {
        prospects.get(at).is_some_and(|of| (of.account, of.part) == (claim.account, claim.part))
    };
    let place = |claim: &Claim| match way.takers.iter().position(|&at| is_of(claim, at)) {
        Some(place) => place,
        None if claim.lump || way.keeps => usize::MAX,
        None => way.takers.len(),
    };
    claims.sort_by_key(place);
    let claims = claims.iter().filter(|claim| place(claim) < usize::MAX).count();
    Given { claims, puts_by: way.keeps || way.waits }
}

fn saves(debts: &[Debt], prospects: &[Prospect], at: usize) -> bool {
    debts.get(at).zip(prospects.get(at)).is_some_and(|(debt, prospect)| debt.saves(prospect))
}

/// The orders that are tried: the own one first.
fn orders(in_turn: &[usize], prospects: &[Prospect]) -> Vec<Vec<usize>> {
    if in_turn.len() <= MOST_MIXED {
        return permutations(in_turn);
    }
    let is_plan = |at: &&usize| prospects.get(**at).is_some_and(|of| matches!(of.asks, Asks::Plan(_)));
    let moved: Vec<usize> = in_turn.iter().filter(is_plan).take(MOST_MOVED).copied().collect();
    let with = |chosen: usize| {
        let is_front =
            |at: &&usize| moved.iter().position(|plan| plan == *at).is_some_and(|bit| chosen >> bit & 1 == 1);
        let is_behind = |at: &&usize| moved.contains(at) && !is_front(at);
        let front = in_turn.iter().filter(is_front);
        let middle = in_turn.iter().filter(|at| !moved.contains(at));
        front.chain(middle).chain(in_turn.iter().filter(is_behind)).copied().collect()
    };
    std::iter::once(in_turn.to_vec()).chain((0..1 << moved.len()).map(with)).collect()
}

/// All orders of a few, the given one first.
fn permutations(of: &[usize]) -> Vec<Vec<usize>> {
    if of.is_empty() {
        return vec![Vec::new()];
    }
    let beginning_with = |first: &usize| {
        let rest: Vec<usize> = of.iter().copied().filter(|other| other != first).collect();
        let first = *first;
        permutations(&rest).into_iter().map(move |rest| [vec![first], rest].concat())
    };
    of.iter().flat_map(beginning_with).collect()
}

/// Money of a day as it was given.
#[derive(Clone, Debug)]
struct Way {
    debts: Vec<Debt>,
    takers: Vec<usize>,
    fees: i64,
    left: i64,
    /// Whether money was kept although something could take it.
    keeps: bool,
    /// Whether something in turn takes money later.
    waits: bool,
}

impl Way {
    /// Offers what is left to a debt in its turn. False when money waits for it because it does not cover all of it.
    fn offer(&mut self, prospect: &Prospect, at: usize, (is_absent, is_kept): (bool, bool)) -> bool {
        let Some(debt) = self.debts.get_mut(at).filter(|debt| debt.owed > 0 && debt.saves(prospect)) else {
            return true;
        };
        let is_short = matches!(prospect.asks, Asks::Plan(_)) && !debt.is_covered(prospect, self.left);
        if is_absent || is_kept || is_short {
            self.waits |= is_absent || is_short;
            self.keeps |= is_kept && !is_absent;
            return is_absent || is_kept;
        }
        let (taken, fee) = debt.take(prospect, self.left);
        if taken > 0 {
            self.takers.push(at);
        }
        (self.left, self.fees) = (self.left - taken, self.fees + fee);
        true
    }
}

/// At which of its places an order stops to give, and whether it goes on behind a plan that is not covered.
#[derive(Clone, Copy)]
struct Manner {
    stops_at: usize,
    passes_over: bool,
}

struct Outlook<'o> {
    prospects: &'o [Prospect],
    /// The claim of each prospect that takes money today.
    rank: &'o [Option<usize>],
    orders: Vec<Vec<usize>>,
    in_turn: &'o [usize],
    means: Means,
}

impl Outlook<'_> {
    /// What is done today at the least cost in the end. None when nothing is in turn.
    fn first_step(&self, debts: &[Debt]) -> Option<Way> {
        let ways = self.ways(debts, self.means.now.cents(), 0);
        if ways.len() == 1 {
            return ways.into_iter().next();
        }
        let mut best: Option<(i128, Way)> = None;
        for way in ways {
            let bound = best.as_ref().map_or(i128::MAX, |best| best.0);
            let cost = self.cost_from(&way, 0, FREE_MONTHS, bound);
            if cost < bound {
                best = Some((cost, way));
            }
        }
        best.map(|best| best.1)
    }

    /// All that may be done with the money of a month, the same once.
    fn ways(&self, debts: &[Debt], money: i64, month: usize) -> Vec<Way> {
        let mut ways: Vec<Way> = Vec::new();
        for stops in 0..=self.in_turn.len() {
            for order in &self.orders {
                let manner = Manner { stops_at: self.in_turn.len() - stops, passes_over: true };
                let way = self.give(debts, order, money, month, manner);
                // money is kept only for something that could not take it
                if (way.keeps && !way.waits) || ways.iter().any(|other| other.debts == way.debts) {
                    continue;
                }
                ways.push(way);
            }
        }
        ways
    }

    fn give(&self, debts: &[Debt], order: &[usize], money: i64, month: usize, manner: Manner) -> Way {
        let mut way = Way {
            debts: debts.to_vec(),
            takers: Vec::new(),
            fees: 0,
            left: money,
            keeps: false,
            waits: false,
        };
        for (place, &at) in order.iter().enumerate() {
            let is_absent = month == 0 && self.rank.get(at).is_none_or(Option::is_none);
            let Some(prospect) = self.prospects.get(at) else { continue };
            let is_kept = place >= manner.stops_at;
            if way.offer(prospect, at, (is_absent, is_kept)) || manner.passes_over {
                continue;
            }
            break;
        }
        way
    }

    /// What a way costs in the end; more than `bound` is not told exactly.
    fn cost_from(&self, way: &Way, month: usize, free: usize, bound: i128) -> i128 {
        let mut debts = way.debts.clone();
        let mut cost = i128::from(way.fees) * CENT;
        if self.is_over(&debts) {
            return cost;
        }
        let (passed, money) = self.pass(&mut debts, month, way.left);
        cost += passed;
        if cost >= bound {
            return cost;
        }
        let least = match free {
            0 | 1 => self.least_of_orders(&debts, money, month + 1, bound - cost),
            _ => self.least_of_ways(&debts, money, (month + 1, free - 1), bound - cost),
        };
        cost.saturating_add(least)
    }

    fn least_of_ways(&self, debts: &[Debt], money: i64, (month, free): (usize, usize), bound: i128) -> i128 {
        let ways = self.ways(debts, money, month).into_iter();
        ways.fold(i128::MAX, |least, way| least.min(self.cost_from(&way, month, free, least.min(bound))))
    }

    fn least_of_orders(&self, debts: &[Debt], money: i64, month: usize, bound: i128) -> i128 {
        let orders = self.orders.iter().flat_map(|order| [(order, false), (order, true)]);
        orders.fold(i128::MAX, |least, (order, passes_over)| {
            least.min(self.cost_of(debts, order, money, (month, passes_over), least.min(bound)))
        })
    }

    /// What an order costs that is kept to the end.
    fn cost_of(
        &self,
        debts: &[Debt],
        order: &[usize],
        mut money: i64,
        (from, passes_over): (usize, bool),
        bound: i128,
    ) -> i128 {
        let mut debts = debts.to_vec();
        let mut cost = 0;
        for month in from..MOST_MONTHS {
            let way = self.give(&debts, order, money, month, Manner { stops_at: order.len(), passes_over });
            cost += i128::from(way.fees) * CENT;
            debts = way.debts;
            if cost >= bound || self.is_over(&debts) {
                break;
            }
            let (passed, left) = self.pass(&mut debts, month, way.left);
            (cost, money) = (cost + passed, left);
        }
        cost
    }

    fn is_over(&self, debts: &[Debt]) -> bool {
        self.in_turn.iter().all(|&at| debts.get(at).is_none_or(|debt| debt.owed == 0))
    }

    /// The days to the next day of money: what they cost, and the money of that day.
    fn pass(&self, debts: &mut [Debt], month: usize, left: i64) -> (i128, i64) {
        let today = self.means.today;
        let day =
            |month: usize| (today.month() + i32::try_from(month).unwrap_or(0)).day(today.day_of_month());
        let window = Window { from: day(month), until: day(month + 1), month: day(month).month() };
        let (mut cost, mut money) = (0, left + self.means.a_month.cents());
        for (debt, prospect) in debts.iter_mut().zip(self.prospects) {
            let passed = debt.pass(prospect, window);
            (cost, money) = (cost + passed.cost, money - passed.asked);
        }
        (cost, money.max(0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::borrower::order::tests::claim;
    use crate::ledger::{AccountIx, ClaimRef, Part};
    use crate::rate::Rate;

    fn cents(cents: i64) -> Money {
        Money::from_cents(cents)
    }

    /// A rest of 1,000.00 that bears 0.05 % a night, and a plan of 500.00 in five parts, each with a fee.
    fn plan_before_rest(fee: i64) -> ([Claim; 2], [Prospect; 2]) {
        let today = Day::parse("2026-01-25").unwrap();
        let rest = claim(1, ClaimRef::Line, 100_000, "0.0005", 0);
        let rate = rest.nominal_rate;
        let part = ClaimRef::Plan(1, today);
        let plan = Claim { account: AccountIx(0), part, amount: cents(50_000), lump: true, ..rest };
        let asks = Asks::Share { share: Rate::ZERO, floor: Money::ZERO, closes: 1, due: 9 };
        let of_rest = Prospect {
            account: AccountIx(1),
            part: ClaimRef::Line,
            owed: cents(100_000),
            charges: Money::ZERO,
            grown: Money::ZERO,
            at_stake: Money::ZERO,
            rate,
            required: Money::ZERO,
            required_on: today,
            asks,
        };
        let due = |k: i32| (today.month() + k).day(9);
        let parts = (1..=5).map(|k| Part {
            due: due(k),
            principal: cents(10_000),
            fee: cents(fee),
            payoff_fee: Money::ZERO,
        });
        let asks = Asks::Plan(parts.collect());
        let of_plan = Prospect {
            account: AccountIx(0),
            part,
            owed: cents(50_000),
            rate: Rate::ZERO,
            asks,
            ..of_rest.clone()
        };
        ([plan, rest], [of_plan, of_rest])
    }

    #[test]
    fn a_plan_comes_first_only_when_its_fees_are_more_than_the_rest_bears_meanwhile() {
        let today = Day::parse("2026-01-25").unwrap();
        let means = Means { today, now: cents(50_000), a_month: cents(50_000) };
        let first = |fee: i64| {
            let (mut claims, prospects) = plan_before_rest(fee);
            look_ahead(&mut claims, &prospects, means);
            claims[0].account.0
        };
        // the plan first lets 500.00 more of the rest bear for a month or two; fees of 20.00 or 0.20 a month
        assert_eq!((first(2_000), first(20)), (0, 1));
    }

    #[test]
    fn money_waits_for_a_dearer_debt_that_takes_nothing_today() {
        let today = Day::parse("2026-01-25").unwrap();
        let means = Means { today, now: cents(50_000), a_month: cents(50_000) };
        let given = |rate: &str| {
            let ([_, rest], [_, prospect]) = plan_before_rest(0);
            let absent =
                Prospect { account: AccountIx(2), rate: Rate::parse(rate).unwrap(), ..prospect.clone() };
            look_ahead(&mut [rest], &[prospect, absent], means)
        };
        // both are there for two months at least: what is paid today spares a month more than what is paid in the next
        assert_eq!(given("0.0006"), Given { claims: 1, puts_by: true });
        assert_eq!(given("0.0060"), Given { claims: 0, puts_by: true });
    }
}
