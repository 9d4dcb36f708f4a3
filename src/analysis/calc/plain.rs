//! What the contract of a calculator says beside what was asked.

use crate::rate::Rate;
use crate::terms::{
    AllocationKind, CommonTerms, FirstOverdueNight, FreezeReach, RePlanTerms, RoundingChoice,
};

/// A contract that is kept: nobody is late under it, so what it says of that has no part in any figure.
pub(super) fn common_terms(
    daily_rate: Rate,
    penalty_rate: Rate,
    interest_rounding: RoundingChoice,
) -> CommonTerms {
    use AllocationKind::{Fee, Interest, Penalty, Principal};
    CommonTerms {
        daily_rate,
        penalty_rate,
        first_overdue_night: FirstOverdueNight::Count,
        interest_rounding,
        grace_days: 0,
        allocation_order: [Penalty, Interest, Fee, Principal],
        freeze_reach: FreezeReach::Own,
        unfreeze_after_days: 0,
        stage_days: [1, 31, 61, 91, 121, 151, 181],
        five_class_days: [1, 91, 271, 361],
        ladder: Vec::new(),
        write_off_days: 0,
        court_fees: Vec::new(),
        limit_review: Vec::new(),
        re_plan: RePlanTerms::NONE,
    }
}
