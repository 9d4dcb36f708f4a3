//! What must have a line: the mechanisms that the project exists for.

/// The groups of the page, in order.
pub const GROUPS: [&str; 3] = ["What lenders do", "Products and rules", "What borrowers do"];

const LENDERS: &str = GROUPS[0];
const PRODUCTS: &str = GROUPS[1];
const BORROWERS: &str = GROUPS[2];

/// Each mechanism with its group.
pub const NEEDED: &[(&str, &str)] = &[
    ("Interest-free quota: the excess bears the fee", LENDERS),
    ("Interest-free quota: above it the plan is refused", LENDERS),
    ("A quota that comes back as it is repaid", LENDERS),
    ("Score: a missed bill", LENDERS),
    ("Score: a complete profile", LENDERS),
    ("Score: many applications", LENDERS),
    ("Score: social security and provident fund", LENDERS),
    ("Overdue loan: penalty interest", LENDERS),
    ("Freeze of the whole group", LENDERS),
    ("The minimum while another account of the group is overdue", LENDERS),
    ("Score: credit is asked for during the run", LENDERS),
    ("Score: the profile changes during the run", LENDERS),
    ("Instalment plan with a fee in each period", PRODUCTS),
    ("Statement cycle: the bill of a purchase on the bill day", PRODUCTS),
    ("Interest-free period: interest only after the due day", PRODUCTS),
    ("Full interest since the posting", PRODUCTS),
    ("Interest on the rest since the posting", PRODUCTS),
    ("Minimum: share and floor", PRODUCTS),
    ("Minimum paid bears interest, minimum missed bears penalty", PRODUCTS),
    ("Late fee", PRODUCTS),
    ("What a missed minimum makes overdue", PRODUCTS),
    ("Interest on interest", PRODUCTS),
    ("Days of grace: a bill", PRODUCTS),
    ("Days of grace: a loan", PRODUCTS),
    ("Tolerance: a few yuan missing", PRODUCTS),
    ("Minimum: what is above the limit", PRODUCTS),
    ("Principal first when long overdue", PRODUCTS),
    ("A card stopped after minimums missed in a row", PRODUCTS),
    ("Payment allocation order", PRODUCTS),
    ("Early payoff: fees refunded or charged", PRODUCTS),
    ("Prepayment lowers the payment or shortens the term", PRODUCTS),
    ("Income, costs and spending in one run", PRODUCTS),
    ("Dated rules", PRODUCTS),
    ("True annual rate beside the advertised one", PRODUCTS),
    ("A refund of a purchase", PRODUCTS),
    ("A refund of instalments in part", PRODUCTS),
    ("A refund of instalments: fees dropped or charged", PRODUCTS),
    ("A loan drawn on a date", BORROWERS),
    ("Living costs on a line", BORROWERS),
    ("A purchase in cash when the line cannot", BORROWERS),
    ("Order of repayment", BORROWERS),
    ("An extra payment on a date", BORROWERS),
    ("A skipped bill", BORROWERS),
    ("A late payment", BORROWERS),
    ("Borrowing to repay", BORROWERS),
    ("A converted bill", BORROWERS),
    ("Fixed amount a month", BORROWERS),
    ("A share of income, all spare cash", BORROWERS),
    ("A windfall", BORROWERS),
    ("A cost that comes once", BORROWERS),
    ("What was spent comes back late and in part", BORROWERS),
];
