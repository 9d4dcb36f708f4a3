//! What holds for every loan, plan, minimum, payoff and purchase that the calculators work out, on random ones.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a figure that is not as it must be must stop the test"
)]

#[path = "../random/dice.rs"]
#[allow(dead_code, reason = "each test uses its part")]
mod dice;

use dice::Dice;
use mingzhang::analysis::calc::{
    Basis, Blocked, FeeSplit, Flow, FlowsAsked, InstalmentAsked, LoanAsked, LoanRate, LoanSchedule,
    MerchantOffer, MinimumAsked, PayoffAsked, PlanRate, PurchaseAsked, PurchaseLoan, Refusal, Way, When,
    instalment, loan, minimum_path, payoff, purchase, rates_of,
};
use mingzhang::calendar::Day;
use mingzhang::money::Money;
use mingzhang::rate::{Rate, Rounding};
use mingzhang::scenario::Method;
use mingzhang::terms::{EarlyPayoffFee, MinRounding, MonthEnd, RemainderPeriod, RoundingChoice};

const TIMES: u64 = 200;

const ROUNDINGS: [Rounding; 3] = [Rounding::HalfUp, Rounding::HalfEven, Rounding::Down];

fn amount(dice: &mut Dice, most: i32) -> Money {
    Money::parse(&dice.amount(1, most)).expect("an amount")
}

/// So many millionths.
fn rate(dice: &mut Dice, most: i32) -> Rate {
    Rate::from_units(i64::from(dice.between(0, most)) * 1_000_000)
}

fn count(dice: &mut Dice, most: i32) -> u32 {
    dice.between(1, most).unsigned_abs()
}

fn day(dice: &mut Dice) -> Day {
    Day::parse("2024-01-01").expect("a date") + dice.between(0, 1_500)
}

fn some_loan(dice: &mut Dice) -> LoanAsked {
    let basis = dice.one_of(Basis::ALL);
    let drawn = (!basis.is_thirty() || dice.chance(50)).then(|| day(dice));
    let first_due = drawn.filter(|_| dice.chance(30)).map(|drawn| drawn + dice.between(1, 70));
    let rates = [
        LoanRate::Daily(rate(dice, 1_000)),
        LoanRate::Monthly(rate(dice, 30_000)),
        LoanRate::Annual(rate(dice, 360_000)),
    ];
    let (principal, periods) = (amount(dice, 300_000), count(dice, 60));
    let (method, rate, rounding) =
        (dice.one_of(Method::ALL), dice.one_of(&rates), dice.one_of(RoundingChoice::ALL));
    let plain =
        LoanAsked { rounding, drawn, first_due, ..LoanAsked::new(principal, periods, method, rate, basis) };
    if dice.chance(60) {
        return plain;
    }
    LoanAsked {
        payment_rounding: dice.one_of(RoundingChoice::ALL),
        payment_unit: dice.one_of(&[Money::from_cents(1), Money::from_cents(100), Money::from_cents(1_000)]),
        grace: dice.one_of(&[0, 1, 3, 70]),
        month_end: dice.one_of(MonthEnd::ALL),
        instalment: dice.chance(20).then(|| amount(dice, 3_000)),
        ..plain
    }
}

/// What the flows are worth on the first day, in parts of what was lent.
fn worth(principal: Money, payments: &[(f64, Money)], effective: Rate) -> f64 {
    let later = payments.iter().map(|(years, paid)| {
        -paid.to_pixel_scale() / principal.to_pixel_scale() * (1.0 + effective.to_f64()).powf(-years)
    });
    1.0 + later.sum::<f64>()
}

fn is_solved(asked: &LoanAsked, schedule: &LoanSchedule) {
    let months: Vec<(f64, Money)> =
        (1_u32..).zip(&schedule.periods).map(|(n, p)| (f64::from(n) / 12.0, p.payment())).collect();
    let years: f64 = months.last().map_or(0.0, |(years, _)| *years);
    // half a millionth of a rate moves the worth by at most so much
    let most = 1e-6 * (1.0 + years) * 2.0;
    assert_eq!(
        (schedule.monthly.is_some(), schedule.naive.is_some()),
        (asked.first_due.is_none(), asked.first_due.is_none())
    );
    if let Some(found) = schedule.monthly {
        let left = worth(asked.principal, &months, found.effective);
        assert!(left.abs() < most, "{asked:?}: {left}");
        let naive = schedule.naive.expect("even months have one").units();
        let plain =
            asked.grace == 0 && asked.payment_unit == Money::from_cents(1) && asked.instalment.is_none();
        let falls = asked.method != Method::InterestFirst && plain;
        assert!(!falls || naive <= found.simple.units() + 1_000_000, "{asked:?}");
    }
    assert_eq!(schedule.dated.is_some(), asked.drawn.is_some());
    if let Some((drawn, found)) = asked.drawn.zip(schedule.dated) {
        let dated: Vec<(f64, Money)> = schedule
            .periods
            .iter()
            .filter_map(|p| Some((f64::from(p.due? - drawn) / 365.0, p.payment())))
            .collect();
        let left = worth(asked.principal, &dated, found.effective);
        assert!(left.abs() < most, "{asked:?}: {left}");
    }
}

#[test]
fn loans_end_at_nothing_and_their_rates_solve_them() {
    for seed in 0..TIMES {
        let dice = &mut Dice::new(seed);
        let asked = some_loan(dice);
        let schedule = loan(&asked).unwrap_or_else(|refusal| panic!("{asked:?}: {refusal:?}"));
        let periods = &schedule.periods;
        assert_eq!(periods.len(), usize::try_from(asked.periods).expect("few"));
        assert_eq!(periods.iter().map(|p| p.principal).sum::<Money>(), asked.principal, "{asked:?}");
        assert_eq!(periods.last().map(|p| p.rest), Some(Money::ZERO));
        assert_eq!(schedule.paid(), asked.principal + schedule.interest);
        let mut before = asked.principal;
        for period in periods {
            assert!(period.principal >= Money::ZERO && period.interest >= Money::ZERO && period.days > 0);
            assert_eq!(before - period.principal, period.rest);
            before = period.rest;
        }
        let dates: Vec<Day> = asked.drawn.into_iter().chain(periods.iter().filter_map(|p| p.due)).collect();
        assert!(dates.windows(2).all(|pair| pair[0] < pair[1]), "{dates:?}");
        is_solved(&asked, &schedule);
    }
}

/// Where thirty days are counted, a year of 360 is twelve months is 360 days: one rate in three ways of saying it.
#[test]
fn one_rate_said_in_three_ways_gives_the_same_cents() {
    for seed in 0..TIMES {
        let dice = &mut Dice::new(seed);
        let daily = rate(dice, 1_000);
        let times = |n: i64| Rate::from_units(daily.units() * n);
        let asked = |rate| LoanAsked { rate, basis: Basis::Thirty360, ..some_loan(&mut Dice::new(seed + 7)) };
        let schedule = |rate| loan(&asked(rate)).expect("a schedule").periods;
        let by_day = schedule(LoanRate::Daily(daily));
        assert_eq!(by_day, schedule(LoanRate::Monthly(times(30))));
        assert_eq!(by_day, schedule(LoanRate::Annual(times(360))));
    }
}

fn some_plan(dice: &mut Dice) -> InstalmentAsked {
    let principal = amount(dice, 50_000);
    let rates = [PlanRate::Total(rate(dice, 200_000)), PlanRate::PerPeriod(rate(dice, 15_000))];
    InstalmentAsked {
        principal,
        free: if dice.chance(30) { amount(dice, 50_000) } else { Money::ZERO },
        periods: count(dice, 60),
        rate: dice.one_of(&rates),
        split: dice.one_of(FeeSplit::ALL),
        rounding: dice.one_of(&ROUNDINGS),
        remainder: dice.one_of(RemainderPeriod::ALL),
    }
}

#[test]
fn plans_add_up_and_a_free_part_never_costs() {
    for seed in 0..TIMES {
        let dice = &mut Dice::new(seed);
        let asked = some_plan(dice);
        let plan = instalment(&asked).expect("a plan");
        assert_eq!(plan.periods.iter().map(|p| p.principal).sum::<Money>(), asked.principal);
        assert_eq!(plan.periods.iter().map(|p| p.fee).sum::<Money>(), plan.fee);
        let whole = instalment(&InstalmentAsked { free: Money::ZERO, ..asked }).expect("a plan");
        assert!(plan.fee <= whole.fee, "{asked:?}");
        assert!(asked.free < asked.principal || plan.fee.is_zero(), "{asked:?}");
        // all but one period are alike, and the one that takes the remainder is larger by less than a period's count of cents
        let ordinary = if asked.remainder == RemainderPeriod::First { plan.periods.len() - 1 } else { 0 };
        let special = plan.periods.len() - 1 - ordinary;
        let more = plan.periods[special].principal - plan.periods[ordinary].principal;
        assert!((0..i64::from(asked.periods)).contains(&more.cents()), "{asked:?}");
    }
}

#[test]
fn paying_off_never_costs_more_than_going_on_and_the_rules_have_an_order() {
    for seed in 0..TIMES {
        let dice = &mut Dice::new(seed);
        let plan = some_plan(dice);
        let billed = dice.between(0, i32::try_from(plan.periods).expect("few") - 1).unsigned_abs();
        let found = payoff(&PayoffAsked { plan, billed }).expect("a payoff");
        let fee = instalment(&plan).expect("a plan").fee;
        let of = |rule| found.offers.iter().find(|offer| offer.rule == rule).expect("every rule");
        let [none, all, next] =
            [EarlyPayoffFee::DropUnbilled, EarlyPayoffFee::ChargeAll, EarlyPayoffFee::ChargeCurrent].map(of);
        assert!(none.fee.is_zero() && none.fee <= next.fee && next.fee <= all.fee);
        assert_eq!((all.saved, all.cost), (Money::ZERO, fee));
        for offer in &found.offers {
            assert_eq!(found.paid + offer.payment, plan.principal + offer.cost);
            assert_eq!(offer.cost + offer.saved, fee);
        }
        assert_eq!(
            payoff(&PayoffAsked { plan, billed: plan.periods }),
            Err(Refusal::Billed { found: plan.periods, most: plan.periods - 1 })
        );
    }
}

#[test]
fn a_higher_floor_never_lengthens_the_way_of_minimums() {
    for seed in 0..TIMES / 8 {
        let dice = &mut Dice::new(seed);
        let asked = MinimumAsked {
            balance: amount(dice, 20_000),
            interest: if dice.chance(30) { amount(dice, 100) } else { Money::ZERO },
            ratio: Rate::from_units(i64::from(dice.between(5, 30)) * 10_000_000_000),
            floor: Money::from_cents(i64::from(dice.between(0, 50)) * 100),
            rounding: dice.one_of(MinRounding::ALL),
            daily_rate: rate(dice, 1_000),
            bill: day(dice),
            due_day: u8::try_from(dice.between(1, 28)).expect("a day"),
        };
        let asked = MinimumAsked { floor: asked.floor.max(Money::from_cents(100)), ..asked };
        let path = minimum_path(&asked).expect("a path");
        assert!(path.clear_on.is_some(), "{asked:?}");
        assert_eq!(path.paid, asked.balance + path.interest, "{asked:?}");
        let mut before = None;
        for row in &path.rows {
            assert!(row.bill < row.due && row.minimum <= row.total && row.minimum.is_positive());
            assert!(before.is_none_or(|before| row.total == before + row.interest), "{asked:?}");
            before = Some(row.rest);
        }
        let higher = Money::from_cents(asked.floor.cents() * 2);
        let sooner = minimum_path(&MinimumAsked { floor: higher, ..asked }).expect("a path");
        assert!(sooner.rows.len() <= path.rows.len() && sooner.interest <= path.interest, "{asked:?}");
    }
}

#[test]
fn ways_to_a_purchase_add_up() {
    for seed in 0..TIMES {
        let dice = &mut Dice::new(seed);
        let price = amount(dice, 20_000) + Money::from_cents(100);
        let asked = PurchaseAsked {
            price,
            on: day(dice),
            quota: amount(dice, 15_000),
            periods: count(dice, 24),
            total_rate: rate(dice, 150_000),
            cash: amount(dice, 5_000),
            saving: Money::from_cents(i64::from(dice.between(0, 1_000)) * 100),
            merchant: Some(MerchantOffer { periods: count(dice, 24), total_rate: rate(dice, 150_000) }),
            loan: Some(PurchaseLoan { periods: count(dice, 24), daily_rate: rate(dice, 600) }),
            cheaper: Some(price - Money::from_cents(100)),
        };
        let ways = purchase(&asked).expect("ways");
        assert_eq!(ways.iter().map(|(way, _)| *way).collect::<Vec<_>>(), Way::ALL);
        let excess = (asked.price - asked.quota).or_zero();
        for (way, found) in &ways {
            match (way, found) {
                (Way::DownPayment, Err(Blocked::Cash(missing))) => assert_eq!(*missing, excess - asked.cash),
                (Way::Wait, Err(Blocked::NeverSaved)) => assert!(asked.cash < excess),
                (_, Err(why)) => panic!("{asked:?}: {way:?} {why:?}"),
                (Way::DownPayment | Way::Wait, Ok(found)) => {
                    assert_eq!((found.cost, found.down, found.rate), (Money::ZERO, excess, None));
                }
                (_, Ok(found)) => {
                    assert!(found.had_on == asked.on && found.clear_on > found.had_on);
                    assert!(found.rate.is_none_or(|rate| rate.effective >= rate.simple));
                    assert!(excess.is_positive() || *way == Way::MerchantPlan || found.cost.is_zero());
                }
            }
        }
    }
}

/// Flows of two payments a period apart have the rate by which the second is larger.
#[test]
fn two_flows_have_the_rate_of_their_ratio() {
    for seed in 0..TIMES {
        let dice = &mut Dice::new(seed);
        let lent = amount(dice, 100_000);
        let paid = Money::from_cents(lent.cents() * i64::from(dice.between(2, 3_000)) / 100);
        let flow = |n, amount| Flow { when: When::Period(n), amount };
        let flows = vec![flow(0, lent), flow(1, -paid)];
        let asked = FlowsAsked { flows, periods_a_year: 1, basis: Basis::Actual365 };
        let rates = rates_of(&asked).expect("flows in both directions");
        assert_eq!(rates.len(), 1, "{asked:?}");
        let ratio = paid.to_pixel_scale() / lent.to_pixel_scale() - 1.0;
        assert!((rates[0].effective.to_f64() - ratio).abs() < 5.1e-7, "{asked:?}");
    }
}

#[test]
fn what_does_not_go_together_is_refused() {
    let sound = LoanAsked {
        periods: 12,
        basis: Basis::Thirty360,
        drawn: None,
        first_due: None,
        ..some_loan(&mut Dice::new(1))
    };
    let day = Day::parse("2026-01-15").expect("a date");
    let refused = |asked: LoanAsked| loan(&asked).expect_err("it is refused");
    assert!(loan(&sound).is_ok());
    assert_eq!(refused(LoanAsked { principal: Money::ZERO, ..sound }), Refusal::NoAmount);
    assert_eq!(refused(LoanAsked { periods: 0, ..sound }), Refusal::Periods { found: 0, most: 360 });
    assert_eq!(refused(LoanAsked { periods: 361, ..sound }), Refusal::Periods { found: 361, most: 360 });
    assert_eq!(refused(LoanAsked { basis: Basis::Actual365, ..sound }), Refusal::NoDay);
    assert_eq!(refused(LoanAsked { first_due: Some(day), ..sound }), Refusal::NoDay);
    let same = LoanAsked { drawn: Some(day), first_due: Some(day), ..sound };
    assert_eq!(refused(same), Refusal::FirstDue { drawn: day, first_due: day });
}
