//! The score model file: weights, rules and fading of a teaching score.

use std::sync::LazyLock;

use serde::Deserialize;

use super::facts::Fact;
use super::score::Milli;

/// A score model, as its file says it, with decimals in thousandths.
///
/// Always true after reading: weights add up to 1; each fact's rules rise by `at`; there are five factors.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ScoreModel {
    /// The lowest score that is shown.
    pub lowest: i32,
    /// The highest score that is shown.
    pub highest: i32,
    /// The day of the month on which the shown score changes.
    pub update_day: u8,
    /// The factors, in the order of the file.
    pub factors: Vec<Factor>,
    /// What late payment does.
    pub late: LateModel,
}

/// One factor: a sub-score from 0 to 100.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Factor {
    /// Its id.
    pub id: String,
    /// Its share of the score, in thousandths.
    pub weight: Milli,
    /// The sub-score before rules, in thousandths of a point.
    pub start: Milli,
    /// Its rules, grouped by fact and rising.
    pub rules: Vec<StepRule>,
}

/// Points for a fact that has reached a value. Of the rules of one fact, the last that is reached counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StepRule {
    /// The fact.
    pub fact: Fact,
    /// The value from which the rule applies, in thousandths.
    pub at: Milli,
    /// Points added to the sub-score, in thousandths.
    pub points: Milli,
}

/// What late payment takes from a factor: a share of its present level, by bucket.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LateModel {
    /// The factor, by its place.
    pub factor: usize,
    /// Share taken at each stage 1 to 7, in thousandths.
    pub shares: [Milli; 7],
    /// What is left of the damage each month after the cure, in millionths.
    pub monthly_fade_millionths: i64,
    /// Months after the cure at which nothing is left.
    pub vanish_months: i64,
}

/// Why a score model file cannot be used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ModelError {
    /// It is not JSON of this format.
    #[error("not a score model: {0}")]
    Format(String),
    /// A number has more decimals than the model works with.
    #[error("`{0}` is not a decimal number that the score works with")]
    Number(String),
    /// A rule names a fact that is not known.
    #[error("unknown fact `{0}`")]
    Fact(String),
    /// There must be five factors whose weights add up to 1.
    #[error("five factors are needed, with weights that add up to 1")]
    Factors,
}

#[derive(Deserialize)]
struct ModelFile {
    lowest: i32,
    highest: i32,
    update_day: u8,
    factors: Vec<FactorFile>,
    late: LateFile,
}

#[derive(Deserialize)]
struct FactorFile {
    id: String,
    weight: String,
    start: String,
    rules: Vec<RuleFile>,
}

#[derive(Deserialize)]
struct RuleFile {
    fact: String,
    at: String,
    points: String,
}

#[derive(Deserialize)]
struct LateFile {
    factor: String,
    shares: [String; 7],
    monthly_fade: String,
    vanish_months: i64,
}

impl ScoreModel {
    /// Reads a model file.
    ///
    /// # Errors
    /// The first thing that is wrong with it.
    pub fn parse(text: &str) -> Result<Self, ModelError> {
        let file: ModelFile =
            serde_json::from_str(text).map_err(|error| ModelError::Format(error.to_string()))?;
        let factors = file.factors.iter().map(read_factor).collect::<Result<Vec<_>, _>>()?;
        let whole: Milli = factors.iter().map(|factor| factor.weight).sum();
        let late_factor = factors.iter().position(|factor| factor.id == file.late.factor);
        match late_factor {
            Some(factor) if factors.len() == 5 && whole == 1000 => {
                let late = read_late(&file.late, factor)?;
                let ModelFile { lowest, highest, update_day, .. } = file;
                Ok(Self { lowest, highest, update_day, factors, late })
            }
            _ => Err(ModelError::Factors),
        }
    }

    /// The model that comes with the program.
    pub fn bundled() -> Self {
        #[expect(clippy::expect_used, reason = "the file is compiled in and read by a test")]
        Self::parse(include_str!("../../assets/score_models/teaching.json"))
            .expect("the bundled model is sound")
    }

    /// Some model, which stands in for a run's own while a printed state is read.
    pub(super) fn any() -> &'static Self {
        static ANY: LazyLock<ScoreModel> = LazyLock::new(ScoreModel::bundled);
        &ANY
    }
}

fn read_factor(file: &FactorFile) -> Result<Factor, ModelError> {
    let mut rules = file.rules.iter().map(read_rule).collect::<Result<Vec<_>, _>>()?;
    rules.sort_by_key(|rule| (rule.fact, rule.at));
    Ok(Factor {
        id: file.id.clone(),
        weight: scaled(&file.weight, 3)?,
        start: scaled(&file.start, 3)?,
        rules,
    })
}

fn read_rule(file: &RuleFile) -> Result<StepRule, ModelError> {
    let fact = Fact::from_word(&file.fact).ok_or_else(|| ModelError::Fact(file.fact.clone()))?;
    Ok(StepRule { fact, at: scaled(&file.at, 3)?, points: scaled(&file.points, 3)? })
}

fn read_late(file: &LateFile, factor: usize) -> Result<LateModel, ModelError> {
    let mut shares = [0; 7];
    for (share, text) in shares.iter_mut().zip(&file.shares) {
        *share = scaled(text, 3)?;
    }
    let monthly_fade_millionths = scaled(&file.monthly_fade, 6)?;
    Ok(LateModel { factor, shares, monthly_fade_millionths, vanish_months: file.vanish_months })
}

/// A decimal text as a whole count of 10⁻ᵈᵉᶜⁱᵐᵃˡˢ.
fn scaled(text: &str, decimals: u32) -> Result<i64, ModelError> {
    let wrong = || ModelError::Number(text.to_owned());
    let number: rust_decimal::Decimal = text.parse().map_err(|_| wrong())?;
    let count = number * rust_decimal::Decimal::from(10_i64.pow(decimals));
    if count.fract().is_zero() { i64::try_from(count).map_err(|_| wrong()) } else { Err(wrong()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bundled_model_is_sound() {
        let model = ScoreModel::bundled();
        assert_eq!((model.lowest, model.highest, model.update_day), (350, 950, 6));
        assert!(model.late.shares.is_sorted(), "a later stage never costs less");
    }

    #[test]
    fn a_broken_model_says_what_is_wrong() {
        assert!(matches!(ScoreModel::parse("{}"), Err(ModelError::Format(_))));
        let text = include_str!("../../assets/score_models/teaching.json");
        assert_eq!(
            ScoreModel::parse(&text.replacen("utilisation", "moon", 1)),
            Err(ModelError::Fact("moon".to_owned()))
        );
        assert_eq!(ScoreModel::parse(&text.replacen("0.35", "0.36", 1)), Err(ModelError::Factors));
    }
}
