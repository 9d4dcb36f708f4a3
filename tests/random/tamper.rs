//! Ways to spoil a finished run, or the strategy that it is judged by.

use mingzhang::analysis::evaluate_cause;
use mingzhang::ledger::{Entry, Kind, Mark, Rule, Side, Statement};
use mingzhang::lender::review::ReviewFacts;
use mingzhang::money::Money;
use mingzhang::scenario::{Account, Action, Pay, Scenario, Strategy, What};
use mingzhang::simulation::{
    AccountMonth, LimitMove, MonthRow, MoveOf, MovedBy, Note, NoteKind, Outcome, RefusalReason, Run,
};
use mingzhang::terms::{ReviewFact, Value, ValueName};

use crate::dice::Dice;

const CENT: Money = Money::from_cents(1);

/// A run with what it is judged by.
pub struct Case {
    pub scenario: Scenario,
    pub strategy: Strategy,
    pub run: Run,
    pub dice: Dice,
}

impl Case {
    /// A random entry of those that are meant.
    fn pick(&mut self, is_meant: impl Fn(&Entry) -> bool) -> Option<usize> {
        let ledger = &self.run.ledger;
        let meant: Vec<usize> = (0..ledger.len()).filter(|&place| is_meant(&ledger[place])).collect();
        (!meant.is_empty()).then(|| meant[self.dice.place(meant.len())])
    }

    /// An entry's amount moves by some cents.
    pub fn add_cents(&mut self, cents: i64, is_meant: impl Fn(&Entry) -> bool) -> Option<()> {
        let place = self.pick(|entry| entry.amount > CENT && is_meant(entry))?;
        self.run.ledger[place].amount += Money::from_cents(cents);
        Some(())
    }

    /// An entry is lost.
    pub fn drop_entry(&mut self, is_meant: impl Fn(&Entry) -> bool) -> Option<()> {
        let place = self.pick(is_meant)?;
        self.run.ledger.remove(place);
        Some(())
    }

    /// Nights of an entry grow by one, and its amount with them where asked for. Where that moves no cent there is
    /// nothing to notice.
    pub fn double_a_night(&mut self, with_amount: bool) -> Option<()> {
        let place = self.pick(|entry| entry.cause.segments.count > 0)?;
        let entry = self.run.ledger[place];
        self.run.segments[entry.cause.segments.start as usize].nights += 1;
        let more = evaluate_cause(&entry.cause, self.run.segments_of(&entry.cause)).ok()?;
        if with_amount {
            self.run.ledger[place].amount = more;
        }
        (more != entry.amount).then_some(())
    }

    /// Interest of one line is a cent more, in the entry and in everything that sums it up but the nights.
    pub fn another_base(&mut self, rule: Rule) -> Option<()> {
        let place = self.pick(|entry| entry.cause.rule == rule)?;
        let entry = self.run.ledger[place];
        let segment = &mut self.run.segments[entry.cause.segments.start as usize];
        segment.base += Money::from_cents(100_000);
        self.run.ledger[place].amount =
            evaluate_cause(&entry.cause, self.run.segments_of(&entry.cause)).ok()?;
        (self.run.ledger[place].amount != entry.amount).then_some(())
    }

    pub fn another_component(&mut self) -> Option<()> {
        let place = self.pick(|entry| matches!(entry.to, Side::Billed | Side::Rolled))?;
        let to = &mut self.run.ledger[place].to;
        *to = if *to == Side::Billed { Side::Rolled } else { Side::Billed };
        Some(())
    }

    pub fn earlier_day(&mut self) -> Option<()> {
        let ledger = &mut self.run.ledger;
        let place = (1..ledger.len()).find(|&place| ledger[place - 1].on == ledger[place].on)?;
        ledger[place].on = ledger[place].on - 1;
        Some(())
    }

    pub fn statement(&mut self, change: fn(&mut Statement)) -> Option<()> {
        one(&mut self.run.statements, &mut self.dice, change)
    }

    pub fn account(&mut self, change: fn(&mut AccountMonth)) -> Option<()> {
        one(&mut self.run.accounts, &mut self.dice, change)
    }

    pub fn month(&mut self, change: fn(&mut MonthRow)) -> Option<()> {
        one(&mut self.run.months, &mut self.dice, change)
    }

    pub fn another_outcome(&mut self) -> Option<()> {
        self.run.outcome = match self.run.outcome {
            Outcome::Clear(_) => Outcome::Owing,
            Outcome::Owing | Outcome::NeverClears(_) => Outcome::Clear(self.run.start),
        };
        Some(())
    }

    pub fn another_reason(&mut self) -> Option<()> {
        let refusal = self.run.refusals.last_mut()?;
        refusal.reason = match refusal.reason {
            RefusalReason::Frozen | RefusalReason::Closed => RefusalReason::NoRoom,
            RefusalReason::NoRoom | RefusalReason::NoSharedRoom | RefusalReason::OverQuota => {
                RefusalReason::Frozen
            }
        };
        Some(())
    }

    pub fn above_the_limit(&mut self) -> Option<()> {
        let place = self.pick(|entry| entry.kind == Kind::Purchase && entry.to != Side::Shop)?;
        self.run.ledger[place].amount += Money::LARGEST;
        Some(())
    }

    /// A cent of the open cycle, or of a loan to come, is paid while something is overdue.
    pub fn younger_first(&mut self) -> Option<()> {
        let place = self.pick(|entry| entry.kind == Kind::Overdue && entry.from != Side::LoanFuture)?;
        let missed = self.run.ledger[place];
        let on_loan = missed.from == Side::LoanDue;
        let to = if on_loan { Side::LoanFuture } else { Side::Unbilled };
        let paid = Entry { kind: Kind::Payment, from: Side::Cash, to, amount: CENT, ..missed };
        self.run.ledger.insert(place + 1, paid);
        Some(())
    }

    /// A loan is called in under a contract that never does so.
    pub fn called_in_without_terms(&mut self) -> Option<()> {
        let names = [ValueName::AccelerationAfterDays, ValueName::AccelerationMissedPeriods];
        let silent = |account: &Account| names.iter().all(|name| !account.overrides.contains_key(name));
        let never: Vec<bool> = self.scenario.accounts.iter().map(silent).collect();
        let is_it =
            |e: &Entry| e.cause.rule == Rule::MissedPeriod && never.get(e.account.index()) == Some(&true);
        let place = self.pick(is_it)?;
        self.run.ledger[place].cause.rule = Rule::Accelerated;
        Some(())
    }

    /// A limit that an event of the file sets stays as it was.
    pub fn forget_a_limit(&mut self) -> Option<()> {
        let events = &self.scenario.events;
        let sets = |m: &LimitMove| match m.by {
            MovedBy::Event(at) => {
                m.before != m.after && matches!(events[at as usize].what, What::LimitChange(_))
            }
            _ => false,
        };
        let place = self.run.moves.iter().position(sets)?;
        self.run.moves.remove(place);
        Some(())
    }

    pub fn another_limit(&mut self) -> Option<()> {
        let limits = |m: &LimitMove| m.what == MoveOf::Limit && matches!(m.by, MovedBy::Rule(_));
        let place = self.run.moves.iter().position(limits)?;
        self.run.moves[place].after += CENT;
        Some(())
    }

    /// What the last review moved is left out, on an account that has no rules for a time.
    pub fn forget_a_review(&mut self) -> Option<()> {
        let last = self.run.moves.last()?;
        let account = &self.scenario.accounts[last.account.index()];
        let rules = match account.overrides.get(&ValueName::LimitReview) {
            Some(Value::Review(rules)) => rules,
            _ => return None,
        };
        let lasts = matches!(last.by, MovedBy::Rule(_)) && rules.iter().all(|rule| rule.during.is_none());
        if lasts { self.run.moves.pop().map(|_| ()) } else { None }
    }

    /// A day more overdue than it was.
    pub fn another_fact(&mut self) -> Option<()> {
        let start = self.run.start;
        let record = self.run.reviews.iter_mut().find(|record| record.on > start)?;
        let facts = record.facts;
        record.facts = ReviewFacts::gather(|fact| match (fact, facts.get(fact)) {
            (ReviewFact::DaysOverdue, Some(days)) => Some(days + 1000),
            (_, value) => value,
        });
        Some(())
    }

    pub fn forget_unmet(&mut self) -> Option<()> {
        self.run.unmet.pop().map(|_| ())
    }

    pub fn forget_refusal(&mut self) -> Option<()> {
        self.run.refusals.pop().map(|_| ())
    }

    /// The mark of a month becomes another.
    pub fn another_mark(&mut self) -> Option<()> {
        self.account(|m| m.record = if m.record == Mark::Late(7) { Mark::Kept } else { Mark::Late(7) })
    }

    /// One thing that a collector did is not in the run.
    pub fn forget_act(&mut self) -> Option<()> {
        let acts = self.run.acts.len();
        let forgotten = (acts > 0).then(|| self.run.acts.remove(self.dice.place(acts)));
        forgotten.map(|_| ())
    }

    /// A late record, with its end, is dated a day later.
    pub fn another_score(&mut self) -> Option<()> {
        self.run.prices.last_mut().map(|set| set.score += 1)
    }

    pub fn later_repaid(&mut self) -> Option<()> {
        let record = self.run.records.iter_mut().find(|record| record.repaid_on.is_some())?;
        record.repaid_on = record.repaid_on.map(|day| day + 1);
        Some(())
    }

    /// A collector acts at three in the night.
    pub fn act_at_night(&mut self) -> Option<()> {
        let acts = self.run.acts.len();
        (acts > 0).then(|| self.run.acts[self.dice.place(acts)].hour = 3)
    }

    /// The judge is told of a skipped month in which something required was paid.
    pub fn judge_skips(&mut self) -> Option<()> {
        let place = self.pick(|entry| entry.cause.rule == Rule::PayRequired)?;
        let entry = &self.run.ledger[place];
        let account = self.scenario.accounts[entry.account.index()].id.clone();
        self.strategy.actions.push(Action::Skip { account, month: entry.on.month() });
        Some(())
    }

    /// The judge is told of a strategy that pays what is required alone.
    pub fn judge_pays_less(&mut self) -> Option<()> {
        self.pick(|entry| matches!(entry.cause.rule, Rule::PayBeyond | Rule::PayFull))?;
        self.strategy.pay = Pay::Minimum;
        Some(())
    }

    /// The judge is told that all cash is kept back.
    pub fn judge_keeps_all(&mut self) -> Option<()> {
        // the plans of a line that a loan pays off are paid whatever is kept back
        let lent = self.run.ledger.iter().any(|entry| entry.cause.rule == Rule::Consolidate);
        self.pick(|entry| match entry.cause.rule {
            Rule::PayBeyond | Rule::PayFull | Rule::PayOffLoan => true,
            Rule::PayOffPlan => !lent,
            _ => false,
        })?;
        self.strategy.keep_back = Money::MAX;
        Some(())
    }

    /// The judge is told that nothing was promised outside.
    pub fn judge_promises_nothing(&mut self) -> Option<()> {
        self.pick(|entry| entry.cause.rule == Rule::PayFirst)?;
        for action in &mut self.strategy.actions {
            if let Action::PayFirst { amount, .. } = action {
                *amount = Money::ZERO;
            }
        }
        Some(())
    }

    /// The last night of a penalty of a loan ends a day later.
    pub fn earlier_penalty(&mut self) -> Option<()> {
        let changed = |entry: &Entry| entry.cause.rule == Rule::LoanPenalty;
        let place = self.pick(changed)?;
        let entry = self.run.ledger[place];
        let plain = |note: &Note| !matches!(note.what, NoteKind::Extended | NoteKind::RePlanned);
        let is_told = self.run.notes.iter().all(plain)
            && !self.scenario.events.iter().any(|event| matches!(event.what, What::TermsChange(_)));
        let last = entry.cause.segments.range().next_back().filter(|_| is_told)?;
        self.run.segments[last].to = self.run.segments[last].to + 1;
        Some(())
    }

    /// A loan is said to pay off a cent more than it did.
    pub fn lend_more(&mut self) -> Option<()> {
        let place = self.pick(|entry| entry.cause.rule == Rule::Consolidate)?;
        let [debts, fee, ..] = &mut self.run.ledger[place].cause.inputs;
        (*debts, *fee) = (*debts + 1, *fee - 1);
        Some(())
    }

    /// A contract is said to forbid what it does not.
    pub fn forbid(&mut self) -> Option<()> {
        let place = self.pick(|entry| entry.to == Side::LoanFuture && entry.kind == Kind::Draw)?;
        let Entry { on, account, .. } = self.run.ledger[place];
        let allows = |given: &Account| !given.overrides.contains_key(&ValueName::RepaysOtherDebts);
        let allowed = self.scenario.accounts.get(account.index()).is_some_and(allows);
        allowed.then(|| self.run.notes.push(Note { on, account, what: NoteKind::PurposeForbids }))
    }

    /// The judge is told of a sum for borrowing that is a cent.
    pub fn judge_borrows_less(&mut self) -> Option<()> {
        self.pick(|entry| entry.cause.rule == Rule::BorrowToRepay && entry.amount > CENT)?;
        for action in &mut self.strategy.actions {
            if let Action::BorrowToRepay { at_most, .. } = action {
                *at_most = CENT;
            }
        }
        Some(())
    }
}

fn one<T>(list: &mut [T], dice: &mut Dice, change: fn(&mut T)) -> Option<()> {
    if list.is_empty() {
        return None;
    }
    change(&mut list[dice.place(list.len())]);
    Some(())
}
