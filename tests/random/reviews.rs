//! What lenders moved beside entries, told again: from the facts that were known at each review, by the plain words of
//! the conventions, and nothing of the engine.

use mingzhang::calendar::Day;
use mingzhang::money::Money;
use mingzhang::scenario::What;
use mingzhang::simulation::{LimitMove, MoveOf, MovedBy, ReviewRecord};
use mingzhang::terms::{FactUnit, ReviewEffect, ReviewFact, ReviewOf, ReviewRule};

use crate::life::{Book, ensure};
use crate::wishes::is_closed;

impl Book<'_> {
    fn moves_of(&self, account: usize) -> impl DoubleEndedIterator<Item = &LimitMove> {
        self.run.moves.iter().filter(move |act| act.account.index() == account)
    }

    /// The limit on the evening of a day.
    pub fn limit(&self, account: usize, evening: Day) -> Money {
        let moved = self.moves_of(account).rfind(|act| act.what == MoveOf::Limit && act.on <= evening);
        moved.map_or(self.scenario.accounts[account].limit, |act| act.after)
    }

    /// The limit for what is bought or drawn on a day by the event at a place: what is moved in the morning and by
    /// events before it counts, what is moved in the evening does not yet.
    pub fn limit_for_use(&self, account: usize, day: Day, event: u32) -> Money {
        let in_time = |act: &&LimitMove| {
            let before = match act.by {
                MovedBy::Event(at) => at < event,
                _ => self.is_of_the_morning(act),
            };
            act.what == MoveOf::Limit && (act.on < day || (act.on == day && before))
        };
        self.moves_of(account).rfind(in_time).map_or(self.scenario.accounts[account].limit, |act| act.after)
    }

    /// The free quota on the evening of a day.
    pub fn free_quota(&self, account: usize, evening: Day) -> Money {
        let begins = self.line(account).map_or(Money::ZERO, |line| line.free_quota_yuan);
        let moved = self.moves_of(account).rfind(|act| act.what == MoveOf::Quota && act.on <= evening);
        moved.map_or(begins, |act| act.after)
    }

    /// Whether a review stops the use of an account on a day, whose evening it is or whose purchases.
    pub fn is_held(&self, account: usize, day: Day, evening: bool) -> bool {
        let holds = |act: &LimitMove| {
            let begun = if evening { act.on <= day } else { act.on < day };
            act.what == MoveOf::Freeze && begun && act.until.is_some_and(|until| day <= until)
        };
        self.moves_of(account).any(holds)
    }

    fn rules(&self, account: usize) -> &[ReviewRule] {
        &self.common(account).limit_review
    }

    fn rule(&self, act: &LimitMove) -> Option<(usize, &ReviewRule)> {
        let (MovedBy::Rule(place) | MovedBy::RuleEnds(place)) = act.by else { return None };
        let place = usize::from(place);
        Some((place, self.rules(act.account.index()).get(place)?))
    }

    fn is_of_the_morning(&self, act: &LimitMove) -> bool {
        let ends = matches!(act.by, MovedBy::RuleEnds(_) | MovedBy::EventEnds(_));
        ends || self.rule(act).is_some_and(|(_, rule)| rule.during.is_some())
    }
}

/// What is told of an account while its acts are read: amounts, and what is there for a time by rule and by event.
struct Told {
    amounts: [Money; 2],
    by_rule: [Money; 50],
    by_event: Vec<(u32, Money)>,
}

/// Amounts move only by acts, from what they were to what the rule or the event says.
pub fn moved_by_acts(book: &Book<'_>) -> Result<(), String> {
    let begins = |account: usize| Told {
        amounts: [book.scenario.accounts[account].limit, book.free_quota(account, book.run.start - 1)],
        by_rule: [Money::ZERO; 50],
        by_event: Vec::new(),
    };
    let mut told: Vec<Told> = (0..book.scenario.accounts.len()).map(begins).collect();
    let mut last = book.run.start;
    for act in &book.run.moves {
        ensure(last <= act.on, || format!("out of order: {act:?}"))?;
        last = act.on;
        let told = told.get_mut(act.account.index()).ok_or("an act on no account")?;
        let now = match act.what {
            MoveOf::Limit => told.amounts[0],
            MoveOf::Quota => told.amounts[1],
            MoveOf::Freeze => continue,
        };
        let want = match act.by {
            MovedBy::Rule(_) | MovedBy::RuleEnds(_) => by_rule(book, act, told, now)?,
            MovedBy::Event(event) => by_event(book, (act, event), told, now)?,
            MovedBy::Action(_) => {
                forget_times(book, act, told);
                Money::ZERO
            }
            MovedBy::EventEnds(event) => {
                let at = told.by_event.iter().position(|&(other, _)| other == event);
                let (_, lent) = told.by_event.remove(at.ok_or_else(|| format!("never began: {act:?}"))?);
                (now - lent).max(Money::ZERO)
            }
        };
        ensure((act.before, act.after) == (now, want), || format!("{act:?}: {now} → {want}"))?;
        told.amounts[usize::from(act.what == MoveOf::Quota)] = want;
    }
    Ok(())
}

/// What a rule makes of an amount, within its bounds, or what its end takes back.
fn by_rule(book: &Book<'_>, act: &LimitMove, so_far: &mut Told, now: Money) -> Result<Money, String> {
    let account = act.account.index();
    let (place, rule) = book.rule(act).ok_or_else(|| format!("no rule of {act:?}"))?;
    let own = so_far.by_rule[place];
    so_far.by_rule[place] = Money::ZERO;
    if matches!(act.by, MovedBy::RuleEnds(_)) {
        return Ok((now - own).max(Money::ZERO));
    }
    so_far.by_rule[place] = own;
    let base = (now - lent(book, account, so_far, act.what)).max(Money::ZERO);
    let after = told(rule, base);
    let ceiling = rule.ceiling.unwrap_or(Money::LARGEST);
    ensure((rule.floor..=ceiling).contains(&after), || format!("{after} is out of bounds: {rule:?}"))?;
    let want = (now + (after - base)).max(Money::ZERO);
    ensure(want != now || rule.during.is_some(), || format!("nothing moved: {act:?}"))?;
    so_far.by_rule[place] = if rule.during.is_some() { want - now } else { Money::ZERO };
    Ok(want)
}

/// What is there for a time of the limit or of the quota.
fn lent(book: &Book<'_>, account: usize, so_far: &Told, what: MoveOf) -> Money {
    let of_rules = book.rules(account).iter().zip(&so_far.by_rule);
    let by_rules: Money = of_rules.filter(|(rule, _)| target(rule) == what).map(|(_, lent)| *lent).sum();
    let by_events = so_far.by_event.iter().map(|(_, lent)| *lent);
    if what == MoveOf::Limit { by_rules + by_events.sum() } else { by_rules }
}

/// What an event sets; nothing is there for a time any more but what it brings itself.
fn by_event(
    book: &Book<'_>,
    (act, event): (&LimitMove, u32),
    so_far: &mut Told,
    now: Money,
) -> Result<Money, String> {
    let account = act.account.index();
    let lasting = (now - lent(book, account, so_far, act.what)).max(Money::ZERO);
    forget_times(book, act, so_far);
    match &book.scenario.events[event as usize].what {
        What::LimitChange(change) => {
            so_far.by_event.extend(change.until.map(|_| (event, change.limit - lasting)));
            Ok(change.limit)
        }
        What::CloseAccount(_) => Ok(Money::ZERO),
        What::TermsChange(_) => Ok(act.after),
        _ => Err(format!("{act:?} by an event that moves nothing")),
    }
}

/// Nothing is there for a time any more.
fn forget_times(book: &Book<'_>, act: &LimitMove, so_far: &mut Told) {
    for (rule, lent) in book.rules(act.account.index()).iter().zip(&mut so_far.by_rule) {
        if target(rule) == act.what {
            *lent = Money::ZERO;
        }
    }
    if act.what == MoveOf::Limit {
        so_far.by_event.clear();
    }
}

/// Every limit that the file changes is changed on its day, unless the account was closed.
pub fn set_by_events(book: &Book<'_>) -> Result<(), String> {
    for (event, at) in book.scenario.events.iter().zip(0..) {
        let What::LimitChange(change) = &event.what else { continue };
        let account = book.scenario.accounts.iter().position(|account| account.id == change.account);
        let account = account.ok_or("a limit of no account")?;
        if change.on > book.run.end {
            continue;
        }
        let closed = is_closed(book, account, change.on, at);
        let want = if closed { Money::ZERO } else { change.limit };
        let is = book.limit_for_use(account, change.on, at + 1);
        ensure(is == want, || format!("{}: {is}, not {want}", event.id))?;
    }
    Ok(())
}

/// What an amount becomes: the effect, cut to steps where it is a product, then within the bounds.
fn told(rule: &ReviewRule, before: Money) -> Money {
    let cents = match rule.effect {
        ReviewEffect::Multiply(factor) => {
            let exact = i128::from(before.cents()) * i128::from(factor.units()) / 1_000_000_000_000;
            let step = i128::from(rule.step.cents().max(1));
            i64::try_from(exact - exact % step).expect("an amount")
        }
        ReviewEffect::Set(amount) => amount.cents(),
        ReviewEffect::Add(amount) => (before + amount).cents().min(Money::LARGEST.cents()),
        ReviewEffect::FreezeDays(_) => before.cents(),
    };
    Money::from_cents(cents).min(rule.ceiling.unwrap_or(Money::LARGEST)).max(rule.floor)
}

/// Every review decides by the first rule that holds, and every decision that is not resting was carried out.
pub fn decided(book: &Book<'_>) -> Result<(), String> {
    for (place, record) in book.run.reviews.iter().enumerate() {
        let account = record.account.index();
        if is_of_the_morning(book, place) {
            continue;
        }
        for what in [MoveOf::Limit, MoveOf::Quota, MoveOf::Freeze] {
            let done = book.moves_of(account).find(|act| {
                act.on == record.on
                    && act.what == what
                    && matches!(act.by, MovedBy::Rule(_))
                    && !book.is_of_the_morning(act)
            });
            let decides =
                book.rules(account).iter().enumerate().find(|(_, rule)| {
                    looked_at(rule, record.on) && target(rule) == what && holds(rule, record)
                });
            match (done, decides) {
                (Some(act), Some((place, rule))) => {
                    ensure(act.by == MovedBy::Rule(u16::try_from(place).expect("few")), || {
                        format!("{act:?} by another rule")
                    })?;
                    let before = book.moves_of(account).rfind(|old| old.by == act.by && old.on < act.on);
                    let rested = before.is_none_or(|old| act.on - old.on > i32::from(rule.cooldown_days));
                    ensure(rested, || format!("{act:?} did not rest"))?;
                }
                (Some(act), None) => return Err(format!("{act:?} without a rule that holds")),
                (None, Some((place, rule))) => {
                    let by = MovedBy::Rule(u16::try_from(place).expect("few"));
                    let before = book.moves_of(account).rfind(|old| old.by == by && old.on < record.on);
                    let rests = before.is_some_and(|old| record.on - old.on <= i32::from(rule.cooldown_days));
                    let still = rests || nothing_to_move(book, account, rule, record.on);
                    ensure(still, || format!("{rule:?} was not carried out on {}", record.on))?;
                }
                (None, None) => {}
            }
        }
    }
    Ok(())
}

/// Whether a rule that decides would leave everything as it is. Not judged while something is there for a time.
fn nothing_to_move(book: &Book<'_>, account: usize, rule: &ReviewRule, on: Day) -> bool {
    let before = match target(rule) {
        MoveOf::Freeze => return false,
        MoveOf::Limit => book.limit(account, on),
        MoveOf::Quota => book.free_quota(account, on),
    };
    let (after, wished) =
        (told(rule, before), told(&ReviewRule { floor: Money::ZERO, ceiling: None, ..rule.clone() }, before));
    let same_way = (wished > before) == (after > before) && wished != before;
    let of_none = rule.of == ReviewOf::Quota && book.line(account).is_none();
    let lent = book.rules(account).iter().any(|rule| rule.during.is_some()) || is_lent(book, account, on);
    of_none || after == before || !same_way || lent
}

/// Whether an event lets an account have another limit for a time.
fn is_lent(book: &Book<'_>, account: usize, on: Day) -> bool {
    let id = &book.scenario.accounts[account].id;
    book.scenario.events.iter().any(|event| match &event.what {
        What::LimitChange(change) => {
            change.account == *id && change.until.is_some_and(|until| (change.on..=until).contains(&on))
        }
        _ => false,
    })
}

/// Whether a record is of a morning: a rule with a time of its own was looked at.
fn is_of_the_morning(book: &Book<'_>, place: usize) -> bool {
    let record = &book.run.reviews[place];
    let later = book.run.reviews.get(place + 1..).unwrap_or_default();
    let again = later.iter().any(|next| next.on == record.on && next.account == record.account);
    again || !book.rules(record.account.index()).iter().any(|rule| looked_at(rule, record.on))
}

fn target(rule: &ReviewRule) -> MoveOf {
    match (rule.effect, rule.of) {
        (ReviewEffect::FreezeDays(_), _) => MoveOf::Freeze,
        (_, ReviewOf::Limit) => MoveOf::Limit,
        (_, ReviewOf::Quota) => MoveOf::Quota,
    }
}

fn looked_at(rule: &ReviewRule, on: Day) -> bool {
    rule.during.is_none() && on.month().day(rule.day.unwrap_or(6)) == on
}

fn holds(rule: &ReviewRule, record: &ReviewRecord) -> bool {
    rule.when.iter().all(|condition| {
        record.facts.get(condition.fact).is_some_and(|value| {
            condition.at_least.is_none_or(|least| least <= value)
                && condition.at_most.is_none_or(|most| value <= most)
                && condition.below.is_none_or(|end| value < end)
        })
    })
}

/// What was known is what the ledger tells of that evening.
pub fn known(book: &Book<'_>) -> Result<(), String> {
    let story = book.story()?;
    for (place, record) in book.run.reviews.iter().enumerate() {
        let account = record.account.index();
        let morning = is_of_the_morning(book, place);
        let evening = if morning { record.on - 1 } else { record.on };
        if evening < book.run.start {
            continue;
        }
        let told = story.evening(evening, account);
        let get = |fact: ReviewFact| record.facts.get(fact);
        ensure(get(ReviewFact::DaysOverdue) == Some(i64::from(told.age(evening)) * 1000), || {
            format!("{record:?}: age")
        })?;
        let (owed, limit) = (told.balances.principal(), book.limit(account, evening));
        if limit.is_positive() && !morning && !book.moves_of(account).any(|act| act.on == record.on) {
            let share = i128::from(owed.cents()) * 1000 / i128::from(limit.cents());
            ensure(get(ReviewFact::Utilisation).map(i128::from) == Some(share), || {
                format!("{record:?}: not {share}")
            })?;
        }
        for fact in ReviewFact::ALL {
            let whole = matches!(fact.unit(), FactUnit::Count(_));
            ensure(!whole || get(*fact).is_none_or(|value| value % 1000 == 0), || {
                format!("{fact:?} is not whole")
            })?;
        }
    }
    Ok(())
}
