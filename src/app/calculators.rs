//! The calculators of the window: which fields each has, what is typed into them, and the answer of the library.

use std::collections::BTreeMap;

use crate::analysis::calc::{
    Basis, FeeSplit, Flow, FlowsAsked, InstalmentAsked, InstalmentPlan, LoanAsked, LoanRate, LoanSchedule,
    MerchantOffer, MinimumAsked, MinimumPath, Payoff, PayoffAsked, PlanRate, PurchaseAsked, PurchaseLoan,
    Refusal, Ways, effective_of, instalment, loan, minimum_path, payoff, purchase, rates_of, written_flows,
};
use crate::calendar::Day;
use crate::language::{CalcField as Field, Calculator};
use crate::money::Money;
use crate::rate::{Rate, Rounding};
use crate::scenario::Method;
use crate::simulation::AnnualRate;
use crate::terms::{MinRounding, RemainderPeriod};

/// What a calculator says.
#[derive(Clone, Debug, PartialEq)]
pub enum Answer {
    /// A field holds no such value.
    Unreadable(Field),
    /// What is asked does not go together.
    Refused(Refusal),
    /// A loan.
    Loan(LoanSchedule),
    /// A plan.
    Plan(InstalmentPlan),
    /// Bills paid at their minimum.
    Minimum(MinimumPath),
    /// Offers for a payoff.
    Payoff(Payoff),
    /// Rates of flows, with the periods in a year.
    Rates(Vec<AnnualRate>, u16),
    /// A nominal rate and the effective one.
    Converted(Rate, Rate),
    /// Ways to a purchase, with price and quota.
    Ways(Ways, Money, Money),
}

/// The calculators as they are filled in.
#[derive(Clone, Debug)]
pub struct Calculators {
    chosen: Calculator,
    typed: BTreeMap<(Calculator, Field), String>,
    answer: Answer,
}

impl Default for Calculators {
    fn default() -> Self {
        let mut calculators = Self {
            chosen: Calculator::Loan,
            typed: BTreeMap::new(),
            answer: Answer::Unreadable(Field::Principal),
        };
        calculators.work_out();
        calculators
    }
}

impl Calculators {
    /// The one that is shown.
    pub const fn chosen(&self) -> Calculator {
        self.chosen
    }

    /// What stands in a field of the chosen one.
    pub fn text(&self, field: Field) -> &str {
        let of_first =
            || self.chosen.fields().iter().find(|(one, _)| *one == field).map_or("", |(_, text)| text);
        self.typed.get(&(self.chosen, field)).map_or_else(of_first, String::as_str)
    }

    /// The answer of the chosen one.
    pub const fn answer(&self) -> &Answer {
        &self.answer
    }

    /// The field because of which there is no answer, where it is one alone.
    pub const fn wrong_field(&self) -> Option<Field> {
        match self.answer {
            Answer::Unreadable(field) => Some(field),
            Answer::Refused(refusal) => match (refusal, self.chosen) {
                (Refusal::Periods { .. }, _) => Some(Field::Periods),
                (Refusal::Billed { .. }, _) => Some(Field::Billed),
                (Refusal::NotCheaper { .. }, _) => Some(Field::Cheaper),
                (Refusal::ShareAboveOne { .. }, _) => Some(Field::Ratio),
                (Refusal::RateTooHigh { .. }, Calculator::Loan) => Some(Field::RateOf),
                (Refusal::RateTooHigh { .. }, Calculator::Purchase) => Some(Field::LoanRate),
                (Refusal::RateTooHigh { .. }, _) => Some(Field::DailyRate),
                _ => None,
            },
            _ => None,
        }
    }

    /// Shows another.
    pub fn choose(&mut self, calculator: Calculator) {
        self.chosen = calculator;
        self.work_out();
    }

    /// Another text in a field.
    pub fn type_into(&mut self, field: Field, text: String) {
        self.typed.insert((self.chosen, field), text);
        self.work_out();
    }

    fn work_out(&mut self) {
        let found = match self.chosen {
            Calculator::Loan => self.loan(),
            Calculator::Instalment => self.plan().map(|plan| refused(instalment(&plan), Answer::Plan)),
            Calculator::Minimum => self.minimum(),
            Calculator::Payoff => self.payoff(),
            Calculator::Rate => self.rate_of_flows(),
            Calculator::Purchase => self.purchase(),
        };
        self.answer = found.unwrap_or_else(Answer::Unreadable);
    }

    fn read<T>(&self, field: Field, read: impl FnOnce(&str) -> Option<T>) -> Result<T, Field> {
        read(self.text(field).trim()).ok_or(field)
    }

    fn money(&self, field: Field) -> Result<Money, Field> {
        self.read(field, super::widgets::field::parse_amount)
    }

    fn rate(&self, field: Field) -> Result<Rate, Field> {
        self.read(field, |text| Rate::parse_written(text).ok())
    }

    fn whole<T: std::str::FromStr>(&self, field: Field) -> Result<T, Field> {
        self.read(field, |text| text.parse().ok())
    }

    fn day(&self, field: Field) -> Result<Day, Field> {
        self.read(field, Day::parse)
    }

    /// A value that may be left empty.
    fn unless_empty<T>(
        &self,
        field: Field,
        read: impl FnOnce(&Self, Field) -> Result<T, Field>,
    ) -> Result<Option<T>, Field> {
        if self.text(field).trim().is_empty() { Ok(None) } else { read(self, field).map(Some) }
    }

    fn loan(&self) -> Result<Answer, Field> {
        let drawn = self.unless_empty(Field::Drawn, Self::day)?;
        let (principal, periods) = (self.money(Field::Principal)?, self.whole(Field::Periods)?);
        let method = self.read(Field::MethodOf, Method::from_word)?;
        let rate = self.rate(Field::RateOf)?;
        let rate = match self.text(Field::RatePer) {
            "year" => LoanRate::Annual(rate),
            "month" => LoanRate::Monthly(rate),
            _ => LoanRate::Daily(rate),
        };
        // a rate for a month or a year counts every month alike, as contracts of even instalments do
        let by_days = drawn.is_some() && matches!(rate, LoanRate::Daily(_));
        let basis = if by_days { Basis::Actual365 } else { Basis::Thirty360 };
        let asked = LoanAsked { drawn, ..LoanAsked::new(principal, periods, method, rate, basis) };
        Ok(refused(loan(&asked), Answer::Loan))
    }

    fn plan(&self) -> Result<InstalmentAsked, Field> {
        let free = self.chosen == Calculator::Instalment;
        Ok(InstalmentAsked {
            principal: self.money(Field::Principal)?,
            free: if free { self.money(Field::Free)? } else { Money::ZERO },
            periods: self.whole(Field::Periods)?,
            rate: PlanRate::Total(self.rate(Field::TotalRate)?),
            split: FeeSplit::Total,
            rounding: Rounding::HalfEven,
            remainder: RemainderPeriod::First,
        })
    }

    fn minimum(&self) -> Result<Answer, Field> {
        let due_day =
            self.read(Field::DueDay, |text| text.parse().ok().filter(|day| (1..=31).contains(day)))?;
        let found = minimum_path(&MinimumAsked {
            balance: self.money(Field::Balance)?,
            interest: Money::ZERO,
            ratio: self.rate(Field::Ratio)?,
            floor: self.money(Field::Floor)?,
            rounding: MinRounding::CeilCent,
            daily_rate: self.rate(Field::DailyRate)?,
            bill: self.day(Field::Bill)?,
            due_day,
        });
        Ok(refused(found, Answer::Minimum))
    }

    fn payoff(&self) -> Result<Answer, Field> {
        let asked = PayoffAsked { plan: self.plan()?, billed: self.whole(Field::Billed)? };
        Ok(refused(payoff(&asked), Answer::Payoff))
    }

    fn flows(&self, field: Field) -> Result<Vec<Flow>, Field> {
        let words = self.text(field).split_whitespace();
        let flows: Option<Vec<Vec<Flow>>> = words.map(written_flows).collect();
        flows.map(|flows| flows.concat()).ok_or(field)
    }

    fn rate_of_flows(&self) -> Result<Answer, Field> {
        let times = self.read(Field::PerYear, |text| text.parse().ok().filter(|n| (1..=366).contains(n)))?;
        if let Some(nominal) = self.unless_empty(Field::Nominal, Self::rate)? {
            return Ok(Answer::Converted(nominal, effective_of(nominal, times)));
        }
        let mut flows = self.flows(Field::Got)?;
        let paid = self.flows(Field::Paid)?;
        flows.extend(paid.into_iter().map(|flow| Flow { amount: -flow.amount, ..flow }));
        let found = rates_of(&FlowsAsked { flows, periods_a_year: times, basis: Basis::Actual365 });
        Ok(refused(found, |rates| Answer::Rates(rates, times)))
    }

    fn purchase(&self) -> Result<Answer, Field> {
        let periods = self.whole(Field::Periods)?;
        let (price, quota) = (self.money(Field::Price)?, self.money(Field::Quota)?);
        let merchant = self.unless_empty(Field::MerchantRate, Self::rate)?;
        let loan = self.unless_empty(Field::LoanRate, Self::rate)?;
        let found = purchase(&PurchaseAsked {
            price,
            on: self.day(Field::BuyOn)?,
            quota,
            periods,
            total_rate: self.rate(Field::TotalRate)?,
            cash: self.money(Field::Cash)?,
            saving: self.money(Field::Saving)?,
            merchant: merchant.map(|total_rate| MerchantOffer { periods, total_rate }),
            loan: loan.map(|daily_rate| PurchaseLoan { periods, daily_rate }),
            cheaper: self.unless_empty(Field::Cheaper, Self::money)?,
        });
        Ok(refused(found, |ways| Answer::Ways(ways, price, quota)))
    }
}

fn refused<T>(found: Result<T, Refusal>, answer: impl FnOnce(T) -> Answer) -> Answer {
    found.map_or_else(Answer::Refused, answer)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_calculator_answers_what_stands_in_it_at_first() {
        for calculator in Calculator::ALL {
            let mut calculators = Calculators::default();
            calculators.choose(calculator);
            let answer = calculators.answer();
            assert!(
                !matches!(answer, Answer::Unreadable(_) | Answer::Refused(_)),
                "{calculator:?}: {answer:?}"
            );
        }
    }

    #[test]
    fn what_cannot_be_read_is_named_and_the_rest_is_kept() {
        let mut calculators = Calculators::default();
        calculators.type_into(Field::Principal, "ten".to_owned());
        assert_eq!(calculators.answer(), &Answer::Unreadable(Field::Principal));
        calculators.choose(Calculator::Minimum);
        calculators.choose(Calculator::Loan);
        assert_eq!(calculators.text(Field::Principal), "ten");
        calculators.type_into(Field::Principal, "20,000".to_owned());
        assert!(matches!(calculators.answer(), Answer::Loan(schedule) if schedule.periods.len() == 12));
    }
}
