//! The teaching score: five factors from a model file, updated once a month.

use std::ops::Range;

use super::facts::{AccountFacts, Fact, Facts, MonthFacts};
use super::model::ScoreModel;
use crate::scenario::{Profile, ProfileChange};

/// A decimal in thousandths.
pub type Milli = i64;

/// Factors of a score, with the constant that the model does not explain as the last.
pub const FACTOR_COUNT: usize = 6;

/// A score with the points of each factor.
///
/// Always true: `lowest ≤ value ≤ highest` of the model; unless cut at an end, `value` is the model's lowest plus
/// all `points`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Deserialize, serde::Serialize)]
pub struct Score {
    /// What is shown.
    pub value: i32,
    /// Points of the five factors and of the constant.
    pub points: [i16; FACTOR_COUNT],
}

/// The damage that being late did to an account's history.
#[derive(Clone, Copy, Debug, Default, serde::Deserialize, serde::Serialize)]
struct Damage {
    stage: u8,
    amount: Milli,
    months_since_cure: Option<i64>,
}

/// Follows a borrower month by month.
///
/// Always true: the shown score changes only in [`Scorer::update`]; it looks at months that have ended.
#[derive(Clone, Debug, serde::Deserialize, serde::Serialize)]
pub struct Scorer<'m> {
    #[serde(skip, default = "ScoreModel::any")]
    model: &'m ScoreModel,
    facts: Facts,
    /// The facts that rules look at, factor by factor.
    #[serde(skip)]
    reached: Vec<Reached>,
    damages: Vec<(usize, Damage)>,
    offset: i32,
    shown: Score,
}

/// What the rules of one fact come to, and between which of its values that stays.
///
/// Always true: `points` are those of every value from `least` to `most`.
#[derive(Clone, Debug)]
struct Reached {
    /// The factor, by its place, and its rules of the fact.
    factor: usize,
    rules: Range<usize>,
    fact: Fact,
    least: Milli,
    most: Milli,
    points: Milli,
}

impl Reached {
    /// The facts of all factors, each before its value is known.
    fn of(model: &ScoreModel) -> Vec<Self> {
        let mut all = Vec::new();
        for (factor, given) in model.factors.iter().enumerate() {
            let mut first = 0;
            for rules in given.rules.chunk_by(|rule, next| rule.fact == next.fact) {
                let Some(fact) = rules.first().map(|rule| rule.fact) else { continue };
                let next = first + rules.len();
                // no value is known to be between these
                let (least, most, points) = (Milli::MAX, Milli::MIN, 0);
                all.push(Self { factor, rules: first..next, fact, least, most, points });
                first = next;
            }
        }
        all
    }

    /// Whether the points stay at a value.
    fn stays(&self, value: Milli) -> bool {
        self.least <= value && value <= self.most
    }

    /// Of the rules of the fact, the last that is reached counts. They rise.
    #[cold]
    fn reach(&mut self, value: Milli, model: &ScoreModel) {
        let rules = model.factors.get(self.factor).and_then(|factor| factor.rules.get(self.rules.clone()));
        let rules = rules.unwrap_or_default();
        let (reached, ahead) = rules.split_at(rules.partition_point(|rule| rule.at <= value));
        (self.least, self.points) = reached.last().map_or((Milli::MIN, 0), |rule| (rule.at, rule.points));
        self.most = ahead.first().map_or(Milli::MAX, |rule| rule.at - 1);
    }
}

impl<'m> Scorer<'m> {
    /// Starts with what is known at the start. `first` is the score to be shown first; the model's own when none.
    pub fn new(model: &'m ScoreModel, profile: Profile, opening: MonthFacts, first: Option<u16>) -> Self {
        let facts = Facts::new(profile, opening);
        let reached = Reached::of(model);
        let mut scorer =
            Self { model, facts, reached, damages: Vec::new(), offset: 0, shown: Score::default() };
        let own = scorer.compute().value;
        scorer.offset = first.map_or(0, |first| i32::from(first) - own);
        scorer.update();
        scorer
    }

    /// What was read from a state is judged by a model again.
    pub fn judge_by(&mut self, model: &'m ScoreModel) {
        (self.model, self.reached) = (model, Reached::of(model));
    }

    /// The score that is shown today.
    pub const fn shown(&self) -> Score {
        self.shown
    }

    /// A fact as the rules of the score see it, in thousandths; `None` where nothing is known.
    pub fn fact(&self, fact: Fact) -> Option<Milli> {
        self.facts.value(fact)
    }

    /// The update day: what is known of ended months becomes the shown score.
    pub fn update(&mut self) {
        self.shown = self.compute();
    }

    /// What is known of the person changes; the shown score follows on its update day.
    pub fn change_profile(&mut self, change: &ProfileChange) {
        self.facts.change_profile(change);
    }

    /// Takes in a month that ended.
    pub fn take_month(&mut self, month: MonthFacts, accounts: &[AccountFacts]) {
        let any_late = accounts.iter().any(|account| account.worst_stage > 0);
        if any_late || !self.damages.is_empty() {
            self.fade();
            for (account, facts) in accounts.iter().enumerate() {
                self.take_lateness(account, *facts);
            }
        }
        self.facts.take_month(month, any_late);
    }

    /// Damage fades after the cure and vanishes in the end.
    fn fade(&mut self) {
        let late = &self.model.late;
        for (_, damage) in &mut self.damages {
            if let Some(months) = &mut damage.months_since_cure {
                *months += 1;
                damage.amount = damage.amount * late.monthly_fade_millionths / 1_000_000;
            }
        }
        self.damages.retain(|(_, damage)| damage.months_since_cure.is_none_or(|m| m < late.vanish_months));
    }

    /// A late month takes a share of the present level, a worse stage the difference; the cure starts the fading.
    fn take_lateness(&mut self, account: usize, facts: AccountFacts) {
        let is_open = |(of, damage): &(usize, Damage)| *of == account && damage.months_since_cure.is_none();
        let open = self.damages.iter().position(is_open);
        if open.is_none() && facts.worst_stage == 0 {
            return;
        }
        let place = open.unwrap_or(self.damages.len());
        if open.is_none() {
            self.damages.push((account, Damage::default()));
        }
        let before = self.damages.get(place).map_or_else(Damage::default, |&(_, damage)| damage);
        let taken = if facts.worst_stage > before.stage {
            let share = |stage: u8| share_at(&self.model.late.shares, stage);
            let whole = self.history_level() + before.amount;
            whole * (share(facts.worst_stage) - share(before.stage)) / 1000
        } else {
            0
        };
        if let Some((_, damage)) = self.damages.get_mut(place) {
            damage.amount += taken;
            damage.stage = damage.stage.max(facts.worst_stage);
            if !facts.past_due {
                damage.months_since_cure = Some(0);
            }
        }
    }

    /// The late factor's present sub-score.
    fn history_level(&mut self) -> Milli {
        self.sub_scores().get(self.model.late.factor).copied().unwrap_or(0)
    }

    /// The sub-score of each factor. Rules of a fact of which nothing is known are not reached.
    fn sub_scores(&mut self) -> [Milli; FACTOR_COUNT] {
        let model = self.model;
        let mut subs = [0; FACTOR_COUNT];
        for (sub, factor) in subs.iter_mut().zip(&model.factors) {
            *sub = factor.start;
        }
        if let Some(sub) = subs.get_mut(model.late.factor) {
            *sub -= self.damages.iter().map(|(_, damage)| damage.amount).sum::<Milli>();
        }
        let values = self.facts.values();
        for reached in &mut self.reached {
            let value = values.get(reached.fact as usize).copied().unwrap_or(Milli::MIN);
            if !reached.stays(value) {
                reached.reach(value, model);
            }
            if let Some(sub) = subs.get_mut(reached.factor) {
                *sub += reached.points;
            }
        }
        subs.map(|sub| sub.clamp(0, 100_000))
    }

    fn compute(&mut self) -> Score {
        let span = i64::from(self.model.highest - self.model.lowest);
        let mut points = [0_i16; FACTOR_COUNT];
        let subs = self.sub_scores();
        for ((slot, factor), sub) in points.iter_mut().zip(&self.model.factors).zip(subs) {
            // span × weight × sub-score of 100, in thousandths each: half-up to a whole point
            let exact = span * factor.weight * sub;
            *slot = i16::try_from((exact + 50_000_000) / 100_000_000).unwrap_or(i16::MAX);
        }
        points[FACTOR_COUNT - 1] = i16::try_from(self.offset).unwrap_or_default();
        let sum: i32 = points.iter().map(|&p| i32::from(p)).sum();
        let value = (self.model.lowest + sum).clamp(self.model.lowest, self.model.highest);
        Score { value, points }
    }
}

fn share_at(shares: &[Milli; 7], stage: u8) -> Milli {
    usize::from(stage).checked_sub(1).and_then(|place| shares.get(place)).copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ledger::Mark;

    fn kept() -> (MonthFacts, AccountFacts) {
        let month = MonthFacts { asked: true, ..MonthFacts::default() };
        (month, AccountFacts { mark: Mark::Kept, worst_stage: 0, past_due: false })
    }

    fn late(stage: u8) -> AccountFacts {
        AccountFacts { mark: Mark::Late(stage), worst_stage: stage, past_due: true }
    }

    /// The score after the given marks of one account.
    fn after(first: u16, accounts: &[AccountFacts]) -> i32 {
        let model = ScoreModel::bundled();
        let mut scorer = Scorer::new(&model, Profile::default(), MonthFacts::default(), Some(first));
        for &account in accounts {
            scorer.take_month(kept().0, &[account]);
            scorer.update();
        }
        scorer.shown().value
    }

    #[test]
    fn the_first_shown_score_is_the_one_that_the_file_gives() {
        assert_eq!(after(652, &[]), 652);
    }

    #[test]
    fn a_longer_delay_costs_more() {
        let (one, two, three) = (
            after(700, &[late(1)]),
            after(700, &[late(1), late(2)]),
            after(700, &[late(1), late(2), late(3)]),
        );
        assert!(700 > one && one > two && two > three, "{one} {two} {three}");
    }

    #[test]
    fn a_cured_delay_fades_and_then_vanishes() {
        let (_, good) = kept();
        let mut months = vec![late(1), good];
        let cured = after(700, &months);
        months.extend([good; 12]);
        let a_year_on = after(700, &months);
        months.extend([good; 60]);
        assert!(a_year_on > cured);
        assert!(after(700, &months) > 700, "after five years nothing is left of it");
    }

    #[test]
    fn a_better_history_falls_further() {
        let (_, good) = kept();
        let clean = vec![good; 48];
        let mut then_late = clean.clone();
        then_late.push(late(1));
        let fall_of_clean = after(600, &clean) - after(600, &then_late);
        let fall_of_thin = after(600, &[]) - after(600, &[late(1)]);
        assert!(fall_of_clean > fall_of_thin, "{fall_of_clean} {fall_of_thin}");
    }

    #[test]
    fn it_changes_only_on_the_update_day() {
        let model = ScoreModel::bundled();
        let mut scorer = Scorer::new(&model, Profile::default(), MonthFacts::default(), Some(700));
        scorer.take_month(kept().0, &[late(1)]);
        assert_eq!(scorer.shown().value, 700);
        scorer.update();
        assert!(scorer.shown().value < 700);
    }
}
