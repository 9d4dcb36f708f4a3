//! The list of rules: each with its expression and the names and units of its inputs.

use crate::choice::choice;
use crate::terms::ValueName;

/// The unit of an input.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// Cents.
    Money,
    /// 10⁻¹² of the whole.
    Rate,
    /// A plain number.
    Count,
    /// 0 or 1.
    Flag,
    /// A rounding: 0 half up, 1 half even, 2 down, 3 up.
    Rounding,
}

/// A named input of a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Input {
    /// Its name in the expression.
    pub name: &'static str,
    /// Its unit.
    pub unit: Unit,
}

/// What a rule is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RuleSpec {
    /// The expression that gives the amount; it is both shown and evaluated.
    pub expression: &'static str,
    /// The inputs, in the order of `Cause::inputs`.
    pub inputs: &'static [Input],
    /// The value of the contract that the rule's number comes from.
    pub field: Option<ValueName>,
}

const fn money(name: &'static str) -> Input {
    Input { name, unit: Unit::Money }
}
const fn rate(name: &'static str) -> Input {
    Input { name, unit: Unit::Rate }
}
const fn count(name: &'static str) -> Input {
    Input { name, unit: Unit::Count }
}
const ROUNDING: Input = Input { name: "rounding", unit: Unit::Rounding };
const TAKES_REMAINDER: Input = Input { name: "takes_remainder", unit: Unit::Flag };

const NIGHTS: &str = "round(sum(base * rate * nights), rounding)";
/// Of loans: the rate may be for the days of a year.
const NIGHTS_OVER: &str = "round(sum(base * rate * nights / over), rounding)";
/// Of interest by the month: a multiple of a unit.
const IN_UNITS: &str = "round_to(sum(base * rate * nights / over), unit, rounding)";
const PAID: &str = "min(money, owed)";

/// Declares [`Rule`] with the specification of each.
macro_rules! rules {
    ($($(#[$doc:meta])* $variant:ident = $word:literal : $expression:expr, [$($input:expr),*], $field:expr;)+) => {
        choice!(
            /// Why an entry exists and what its amount is made of.
            Rule { $($(#[$doc])* $variant = $word),+ }
        );
        impl Rule {
            /// The expression and inputs of this rule.
            pub const fn spec(self) -> RuleSpec {
                match self {
                    $(Self::$variant => RuleSpec { expression: $expression, inputs: const { &[$($input),*] }, field: $field }),+
                }
            }
        }
    };
}

rules! {
    /// What the file says is owed at the start.
    OpeningBalance = "opening_balance": "given", [money("given")], None;
    /// An income as written in the file.
    Income = "income": "given", [money("given")], None;
    /// Money that came in once.
    Windfall = "windfall": "given", [money("given")], None;
    /// An amount that came back for something that was had, as far as it had not come back yet.
    Reimbursement = "reimbursement": "min(asked, kept)", [money("asked"), money("kept")], None;
    /// A share of something that was had, as far as it had not come back yet.
    ReimbursedShare = "reimbursed_share": "min(round(had * portion, rounding), kept)",
        [money("had"), rate("portion"), ROUNDING, money("kept")], None;
    /// A living cost, as far as cash goes.
    LivingFromCash = "living_from_cash": "min(cost, cash)", [money("cost"), money("cash")], None;
    /// The rest of a living cost, as far as the line's room goes.
    LivingOnLine = "living_on_line": "min(cost - cash, room)", [money("cost"), money("cash"), money("room")], None;
    /// A purchase on a line.
    PurchaseOnLine = "purchase_on_line": "price", [money("price")], None;
    /// A purchase paid in cash, the line being frozen or without room.
    PurchaseInCash = "purchase_in_cash": "price", [money("price")], None;
    /// Room that payments freed is spent again.
    SpendBack = "spend_back": "min(round(spent_share * freed, rounding), room)",
        [rate("spent_share"), money("freed"), ROUNDING, money("room")], None;
    /// Somebody outside is paid before any lender.
    PayFirst = "pay_first": "min(promised, cash)", [money("promised"), money("cash")], None;
    /// A purchase split at checkout.
    PurchaseInInstalments = "purchase_in_instalments": "price", [money("price")], None;
    /// A loan drawn as the file says.
    Draw = "draw": "given", [money("given")], None;
    /// A loan drawn because cash did not cover what was due elsewhere.
    BorrowToRepay = "borrow_to_repay": "min(min(need - cash + fee, left), room)",
        [money("need"), money("cash"), money("left"), money("room"), money("fee")], None;
    /// A loan drawn to pay off other debts, with the fee that is taken off it.
    Consolidate = "consolidate": "debts + fee", [money("debts"), money("fee")], None;
    /// An earlier late record is repaid in cash.
    RepayRecord = "repay_record": "given", [money("given")], None;
    /// Cash taken on a line.
    CashAdvance = "cash_advance": "given", [money("given")], None;
    /// The fee of cash taken on a line.
    CashAdvanceFee = "cash_advance_fee": "min(max(round(taken * fee_rate, rounding), least), most)",
        [money("taken"), rate("fee_rate"), ROUNDING, money("least"), money("most")], Some(ValueName::CashAdvanceFeeRate);
    /// Cash that was taken in the closed cycle and is unpaid goes on the bill.
    BillCashAdvance = "bill_cash_advance": "unpaid", [money("unpaid")], None;
    /// The purchases of the closed cycle go on the bill.
    BillPurchases = "bill_purchases": "unbilled", [money("unbilled")], None;
    /// One period of a plan goes on the bill.
    PlanPeriod = "plan_period":
        "share(principal, periods, takes_remainder)",
        [money("principal"), count("periods"), TAKES_REMAINDER], Some(ValueName::RemainderPeriod);
    /// One period of a plan from which a refund took a part.
    PlanPeriodCut = "plan_period_cut":
        "share(principal, periods, takes_remainder) - taken_back",
        [money("principal"), count("periods"), TAKES_REMAINDER, money("taken_back")], Some(ValueName::RemainderPeriod);
    /// The fee of one period of a plan.
    PlanFee = "plan_fee": "share(round(fee_base * total_rate, rounding), periods, takes_remainder)",
        [money("fee_base"), rate("total_rate"), ROUNDING, count("periods"), TAKES_REMAINDER], Some(ValueName::InstalmentRates);
    /// What somebody else bears of the fee of one period.
    FeeBorne = "fee_borne": "min(round(period_fee * borne_share, rounding), set_aside)",
        [money("period_fee"), rate("borne_share"), ROUNDING, money("set_aside")], Some(ValueName::FeeCampaigns);
    /// The fee of one period, less what somebody else bears.
    PlanFeeRest = "plan_fee_rest": "period_fee - borne", [money("period_fee"), money("borne")],
        Some(ValueName::InstalmentRates);
    /// Fees that fall due because a plan is paid off early.
    PayoffFee = "payoff_fee": "charged", [money("charged")], Some(ValueName::EarlyPayoffFee);
    /// What a shop takes back lowers what is owed.
    Refund = "refund": PAID, [money("money"), money("owed")], Some(ValueName::RefundOrder);
    /// What a shop takes back and nothing is owed for comes back in cash.
    RefundInCash = "refund_in_cash": "rest", [money("rest")], None;
    /// Fees of periods that a refund took away, on the next bill.
    RefundFee = "refund_fee": "charged", [money("charged")], Some(ValueName::RefundFee);
    /// Interest on what was carried beyond its due day.
    AfterDueInterest = "after_due_interest": NIGHTS, [ROUNDING], Some(ValueName::DailyRate);
    /// Interest on a bill that was not cleared, on what was owed of it since its purchases were posted.
    FullInterest = "full_interest": NIGHTS, [ROUNDING], Some(ValueName::InterestBase);
    /// Interest on what was left of a bill, since it was posted.
    ResidualInterest = "residual_interest": NIGHTS, [ROUNDING], Some(ValueName::InterestBase);
    /// Interest on cash that was taken, from its first night on.
    CashAdvanceInterest = "cash_advance_interest": NIGHTS, [ROUNDING], Some(ValueName::DailyRate);
    /// Interest on billed interest that is unpaid after its due day.
    InterestOnInterest = "interest_on_interest": NIGHTS, [ROUNDING], Some(ValueName::InterestOnInterest);
    /// Penalty interest on overdue principal of a line.
    OverduePenalty = "overdue_penalty": NIGHTS, [ROUNDING], Some(ValueName::PenaltyMultiplier);
    /// Interest of a month.
    MonthInterest = "month_interest": IN_UNITS, [ROUNDING, money("unit")], Some(ValueName::InterestPeriod);
    /// Penalty interest of a month on overdue principal.
    MonthPenalty = "month_penalty": IN_UNITS, [ROUNDING, money("unit")], Some(ValueName::PenaltyMultiplier);
    /// Interest that a minimum did not cover becomes carried principal.
    InterestCapitalised = "interest_capitalised": "unpaid", [money("unpaid")], Some(ValueName::InterestOnInterest);
    /// Interest that a minimum did not cover is asked for again with the next bill.
    InterestPutOff = "interest_put_off": "unpaid", [money("unpaid")], Some(ValueName::MinForm);
    /// A fee for a missed minimum, once a bill.
    LateFee = "late_fee": "min(max(round(missing * late_rate, rounding), least), most)",
        [money("missing"), rate("late_rate"), ROUNDING, money("least"), money("most")], Some(ValueName::LateFeeRate);
    /// The fee of the court that decided against the debtor.
    CourtFee = "court_fee": "round(fixed + (claim - over) * band_rate, rounding)",
        [money("fixed"), money("claim"), money("over"), rate("band_rate"), ROUNDING], Some(ValueName::CourtFees);
    /// Interest of a loan period.
    LoanInterest = "loan_interest": NIGHTS_OVER, [ROUNDING], Some(ValueName::DailyRate);
    /// Interest to the day of an early payment.
    LoanInterestToDate = "loan_interest_to_date": NIGHTS_OVER, [ROUNDING], Some(ValueName::DailyRate);
    /// Interest of a period's principal from its due day to a payment within its grace.
    LoanGraceInterest = "loan_grace_interest": NIGHTS_OVER, [ROUNDING], Some(ValueName::GraceDays);
    /// Penalty interest on a missed loan period.
    LoanPenalty = "loan_penalty": NIGHTS_OVER, [ROUNDING], Some(ValueName::PenaltyMultiplier);
    /// Interest to the day on which all that is left of a loan becomes due at once.
    AcceleratedInterest = "accelerated_interest": NIGHTS_OVER, [ROUNDING], Some(ValueName::DailyRate);
    /// All that is left of a loan becomes due at once.
    Accelerated = "accelerated": "rest", [money("rest")], Some(ValueName::AccelerationAfterDays);
    /// Interest to the day on which a loan is extended or planned anew.
    ArrangedInterest = "arranged_interest": NIGHTS_OVER, [ROUNDING], Some(ValueName::DailyRate);
    /// The fee of a loan on the day on which it is drawn.
    OriginationFee = "origination_fee": "min(max(round(lent * fee_rate, rounding), least), lent)",
        [money("lent"), rate("fee_rate"), ROUNDING, money("least")], Some(ValueName::OriginationFeeRate);
    /// The fee of a loan is added to it.
    FeeAdded = "fee_added": "charged", [money("charged")], Some(ValueName::OriginationFeeMode);
    /// The fee of a loan is taken off what is paid out.
    PayOriginationFee = "pay_origination_fee": PAID, [money("money"), money("owed")], Some(ValueName::OriginationFeeMode);
    /// The fee of an extension.
    ExtensionFee = "extension_fee": "round(rest * fee_rate, rounding)",
        [money("rest"), rate("fee_rate"), ROUNDING], Some(ValueName::ExtensionFeeRate);
    /// Principal that was due or past due goes back into an extended loan.
    PutOff = "put_off": "arrears", [money("arrears")], Some(ValueName::ExtensionStopsOverdue);
    /// What an extension asks for at once.
    PayExtension = "pay_extension": PAID, [money("money"), money("owed")], Some(ValueName::ExtensionMostMonths);
    /// The fee of a personal plan.
    RePlanFee = "re_plan_fee": "round(rest * fee_rate, rounding)",
        [money("rest"), rate("fee_rate"), ROUNDING], Some(ValueName::RePlanFeeRate);
    /// What is owed becomes a personal plan.
    RePlanned = "re_planned": "owed", [money("owed")], Some(ValueName::RePlanMostPeriods);
    /// Interest on what is on no bill of a line's personal plan.
    PlanInterest = "plan_interest": NIGHTS, [ROUNDING], Some(ValueName::RePlanStopsInterest);
    /// A missed period ends a personal plan: all that is left of it becomes due at once.
    PlanBroken = "plan_broken": "rest", [money("rest")], Some(ValueName::RePlanMostPeriods);
    /// Principal of a period of equal payments.
    EqualPaymentPrincipal = "equal_payment_principal": "payment - interest",
        [money("payment"), money("interest")], None;
    /// Principal of a period of equal principal parts.
    EqualPrincipalPart = "equal_principal_part": "part", [money("part")], None;
    /// The last period clears what is left.
    LastPeriodPrincipal = "last_period_principal": "rest", [money("rest")], None;
    /// Paid because it was required that day.
    PayRequired = "pay_required": PAID, [money("money"), money("owed")], Some(ValueName::AllocationOrder);
    /// Paid because the strategy clears bills in full.
    PayFull = "pay_full": PAID, [money("money"), money("owed")], Some(ValueName::AllocationOrder);
    /// Paid beyond what was required, by the strategy's order.
    PayBeyond = "pay_beyond": PAID, [money("money"), money("owed")], Some(ValueName::AllocationOrder);
    /// An extra payment that the strategy names.
    PayExtra = "pay_extra": PAID, [money("money"), money("owed")], Some(ValueName::AllocationOrder);
    /// A plan paid off early.
    PayOffPlan = "pay_off_plan": PAID, [money("money"), money("owed")], Some(ValueName::EarlyPayoffFee);
    /// A loan paid off early.
    PayOffLoan = "pay_off_loan": PAID, [money("money"), money("owed")], Some(ValueName::AllocationOrder);
    /// Paid with money borrowed for it.
    PayBorrowed = "pay_borrowed": PAID, [money("money"), money("owed")], Some(ValueName::AllocationOrder);
    /// A debt paid off by a new loan.
    PayConsolidated = "pay_consolidated": PAID, [money("money"), money("owed")], Some(ValueName::AllocationOrder);
    /// Taken by the lender on the due day, as agreed.
    PayAutoDebit = "pay_auto_debit": PAID, [money("money"), money("owed")], Some(ValueName::AllocationOrder);
    /// Hypothetical: what a facility asks for, and cash does not cover, is taken from the room of a line.
    LinkedRepayment = "linked_repayment": "min(min(need - cash, left), room)",
        [money("need"), money("cash"), money("left"), money("room")], None;
    /// Hypothetical: a facility is paid with what was taken from a line.
    PayLinked = "pay_linked": PAID, [money("money"), money("owed")], Some(ValueName::AllocationOrder);
    /// Hypothetical: points take a penalty away.
    PointsOffset = "points_offset": "min(points * worth, owed)",
        [count("points"), money("worth"), money("owed")], None;
    /// Hypothetical: cash for something that was paid in full by its due day.
    RedPacket = "red_packet": "given", [money("given")], None;
    /// Hypothetical: a share in cash of something that was paid in full by its due day.
    RedPacketShare = "red_packet_share": "min(round(asked_for * gift_share, rounding), most)",
        [money("asked_for"), rate("gift_share"), ROUNDING, money("most")], None;
    /// The minimum was paid; the rest is carried.
    CarryRest = "carry_rest": "unpaid", [money("unpaid")], None;
    /// What is missing is within the tolerance: it is asked for with the next bill.
    WithinTolerance = "within_tolerance": "unpaid", [money("unpaid")], Some(ValueName::GraceToleranceYuan);
    /// The minimum was missed: all that is unpaid of the bill is overdue.
    MissedBill = "missed_bill": "unpaid", [money("unpaid")], Some(ValueName::OverdueReach);
    /// The minimum was missed: what is missing of it is overdue.
    MissedMinimum = "missed_minimum": "min(missing, unpaid)", [money("missing"), money("unpaid")],
        Some(ValueName::OverdueReach);
    /// A loan period was missed.
    MissedPeriod = "missed_period": "unpaid", [money("unpaid")], None;
    /// Part of a bill becomes a plan.
    ConvertBill = "convert_bill": "amount", [money("amount")], Some(ValueName::BillInstalmentFirstDue);
    /// What had accrued is posted on the last day of the run.
    ClosingAccrual = "run.closing_accrual": NIGHTS_OVER, [ROUNDING], Some(ValueName::DailyRate);
}

impl Rule {
    /// Whether it belongs to an arrangement that, as far as is known, nobody offers.
    pub const fn is_hypothetical(self) -> bool {
        matches!(
            self,
            Self::LinkedRepayment
                | Self::PayLinked
                | Self::PointsOffset
                | Self::RedPacket
                | Self::RedPacketShare
        )
    }
}
