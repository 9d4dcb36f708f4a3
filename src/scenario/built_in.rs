//! The teaching scenarios that come with the program.

/// Name and text of each; the first is opened at the start.
pub const BUILT_IN: &[(&str, &str)] = &[
    ("minimum-still-spending", include_str!("../../scenarios/minimum-still-spending.json")),
    ("borrow-to-repay", include_str!("../../scenarios/borrow-to-repay.json")),
    ("jiebei-overdue-huabei-due", include_str!("../../scenarios/jiebei-overdue-huabei-due.json")),
    ("quota-too-small", include_str!("../../scenarios/quota-too-small.json")),
    ("pay-off-early", include_str!("../../scenarios/pay-off-early.json")),
    ("one-hundred-short", include_str!("../../scenarios/one-hundred-short.json")),
    ("interest-first-or-equal", include_str!("../../scenarios/interest-first-or-equal.json")),
    ("travel-paid-in-advance", include_str!("../../scenarios/travel-paid-in-advance.json")),
    ("one-thing-sent-back", include_str!("../../scenarios/one-thing-sent-back.json")),
    ("five-small-accounts", include_str!("../../scenarios/five-small-accounts.json")),
    ("trading-for-a-lower-rate", include_str!("../../scenarios/trading-for-a-lower-rate.json")),
    ("zero-until-june", include_str!("../../scenarios/zero-until-june.json")),
    ("beyond-paying", include_str!("../../scenarios/beyond-paying.json")),
    ("records-and-a-bonus", include_str!("../../scenarios/records-and-a-bonus.json")),
    ("what-a-score-costs", include_str!("../../scenarios/what-a-score-costs.json")),
    ("who-bears-the-fee", include_str!("../../scenarios/who-bears-the-fee.json")),
    ("if-a-platform-wanted-to", include_str!("../../scenarios/if-a-platform-wanted-to.json")),
];

/// The text of a built-in scenario.
pub fn built_in(name: &str) -> Option<&'static str> {
    BUILT_IN.iter().find(|(known, _)| *known == name).map(|(_, text)| *text)
}
