//! The codes of all problems: one for each thing that can be wrong with a file.

use crate::choice::choice;

choice!(
    /// What is wrong. The sentences for people are made in the language room, one for every code in every language.
    Code {
        // The file as bytes and as JSON.
        /// Above 16 MiB.
        FileTooLarge = "file_too_large",
        /// A byte that is not UTF-8.
        NotUtf8 = "not_utf8",
        /// The file is UTF-16.
        Utf16 = "utf16",
        /// Nothing but white space.
        FileEmpty = "file_empty",
        /// Lists and objects inside each other, deeper than 64.
        NestedTooDeep = "nested_too_deep",
        /// JSON has no comments.
        Comment = "comment",
        /// A comma before a closing bracket.
        TrailingComma = "trailing_comma",
        /// No comma between two values.
        MissingComma = "missing_comma",
        /// A text in single quotation marks.
        SingleQuotes = "single_quotes",
        /// A key without quotation marks.
        UnquotedKey = "unquoted_key",
        /// No colon after a key.
        MissingColon = "missing_colon",
        /// Nothing after a colon.
        MissingValue = "missing_value",
        /// An object that does not end.
        UnclosedObject = "unclosed_object",
        /// A list that does not end.
        UnclosedList = "unclosed_list",
        /// A text that does not end.
        UnclosedText = "unclosed_text",
        /// Something after the end of the value.
        TextAfterEnd = "text_after_end",
        /// A mark where none can stand.
        UnexpectedMark = "unexpected_mark",
        /// A word outside quotation marks.
        UnexpectedWord = "unexpected_word",
        /// A full-width mark or digit outside quotation marks.
        FullWidthMark = "full_width_mark",
        /// A number that JSON cannot write.
        BadNumber = "bad_number",
        /// A backslash with something unknown after it.
        BadEscape = "bad_escape",
        /// A line break or another control character inside a text.
        ControlCharacter = "control_character",
        /// The same key twice in one object.
        DuplicateKey = "duplicate_key",
        /// More problems than are listed. It stands last.
        MoreProblems = "more_problems",
        // What kind of file it is.
        /// Another `format`.
        WrongFormat = "wrong_format",
        /// A `version` of a later program.
        NewerVersion = "newer_version",
        /// A `version` that never was.
        UnknownVersion = "unknown_version",
        // Shape.
        /// A value of another type.
        WrongType = "wrong_type",
        /// A key that must be there.
        MissingKey = "missing_key",
        /// A key that nothing reads.
        UnknownKey = "unknown_key",
        /// A word that is not one of the legal ones.
        UnknownWord = "unknown_word",
        /// None or several of the keys of which exactly one must be there.
        NotExactlyOne = "not_exactly_one",
        /// A text without any character to see.
        EmptyText = "empty_text",
        /// An id that is empty, too long, or has odd characters.
        BadId = "bad_id",
        /// The same id twice.
        DuplicateId = "duplicate_id",
        /// The same thing twice in a list where that has no meaning.
        DuplicateItem = "duplicate_item",
        /// A list that needs at least one thing.
        EmptyList = "empty_list",
        /// More things than allowed.
        TooMany = "too_many",
        /// More months, repetitions and strategies together than can be run.
        TooMuch = "too_much",
        // Numbers.
        /// Full-width digits in a number.
        NumberFullWidth = "number_full_width",
        /// A thousands separator or a space in a number.
        NumberSeparator = "number_separator",
        /// A number such as `1e3`.
        NumberExponent = "number_exponent",
        /// A currency sign or a unit in a number.
        NumberUnit = "number_unit",
        /// Anything else that is not a plain number.
        NumberNotPlain = "number_not_plain",
        /// An amount with more than two decimals.
        AmountDecimals = "amount_decimals",
        /// An amount below zero.
        AmountNegative = "amount_negative",
        /// An amount above the largest.
        AmountTooLarge = "amount_too_large",
        /// Nothing, where an amount is needed.
        AmountZero = "amount_zero",
        /// A rate in percent.
        RatePercent = "rate_percent",
        /// A rate with too many decimals.
        RateDecimals = "rate_decimals",
        /// A rate below zero.
        RateNegative = "rate_negative",
        /// A rate above the largest.
        RateTooLarge = "rate_too_large",
        /// A share above the whole.
        ShareAboveOne = "share_above_one",
        /// A number that must be whole.
        NotWhole = "not_whole",
        /// A whole number outside its range.
        OutOfRange = "out_of_range",
        // Dates.
        /// A text that is not `YYYY-MM-DD`.
        DateFormat = "date_format",
        /// A date that the calendar does not have.
        DateImpossible = "date_impossible",
        /// A date before 1990 or after 2199.
        DateOutOfRange = "date_out_of_range",
        /// A text that is not `YYYY-MM`.
        MonthFormat = "month_format",
        // Time of the run.
        /// The start is not the first of a month.
        StartNotFirst = "start_not_first",
        /// The run would go on after 2199.
        SpanPastEnd = "span_past_end",
        /// An end before its beginning.
        EndsBeforeBegins = "ends_before_begins",
        /// A date outside the run.
        OutsideRun = "outside_run",
        /// A repetition that never falls into the run.
        NeverInRun = "never_in_run",
        // References.
        /// No account of that id.
        UnknownAccount = "unknown_account",
        /// No income of that id.
        UnknownIncome = "unknown_income",
        /// No plan of that id.
        UnknownPlan = "unknown_plan",
        /// The plan is on another account.
        PlanElsewhere = "plan_elsewhere",
        /// The plan is paid off before it is there.
        PlanNotYet = "plan_not_yet",
        /// No loan has this id.
        UnknownLoan = "unknown_loan",
        /// The loan is of another account.
        LoanElsewhere = "loan_elsewhere",
        /// The loan is drawn later.
        LoanNotYet = "loan_not_yet",
        /// The due dates of a loan are said in more than one way.
        DatesTwice = "dates_twice",
        /// The first due date of a loan is not after its draw.
        FirstDueTooEarly = "first_due_too_early",
        /// Not one due date for each period.
        DueDatesCount = "due_dates_count",
        /// A due date is not after the one before, or not after the draw.
        DueDatesNotRising = "due_dates_not_rising",
        /// No late record has this id.
        UnknownRecord = "unknown_record",
        /// The late record has a day of repayment already.
        RecordRepaid = "record_repaid",
        /// An event that says of nothing what it becomes.
        NothingChanges = "nothing_changes",
        /// No purchase and no one-off cost of that id.
        UnknownPurchase = "unknown_purchase",
        /// Money that comes back before it was spent.
        BackTooEarly = "back_too_early",
        /// A loan facility where a line is needed.
        NotALine = "not_a_line",
        /// A line where a loan facility is needed.
        NotAFacility = "not_a_facility",
        /// A key that accounts of this kind do not have.
        KeyNotOfKind = "key_not_of_kind",
        /// A line without a bill day.
        MissingBillDay = "missing_bill_day",
        /// No due day, and the terms give none for this bill day.
        DueDayUnknown = "due_day_unknown",
        /// A due day that does not lie between two bills.
        DueDayNotBetween = "due_day_not_between",
        /// The terms have no fee rate for this number of periods.
        PeriodsNotOffered = "periods_not_offered",
        /// A change took away the fee rate for this number of periods.
        PeriodsGone = "periods_gone",
        /// The terms of the line give no cash.
        NoCashAdvance = "no_cash_advance",
        // What is owed at the start.
        /// The opening bill closed after the start.
        BillAfterStart = "bill_after_start",
        /// The opening bill was due before the start.
        BillDueBeforeStart = "bill_due_before_start",
        /// The opening bill is due before or when it closes.
        BillDueBeforeBill = "bill_due_before_bill",
        /// The opening bill is due when the next one has closed.
        BillDueTooLate = "bill_due_too_late",
        /// An opening loan drawn on or after the start.
        LoanAfterStart = "loan_after_start",
        /// A record brought along of something that was due on or after the start.
        RecordAfterStart = "record_after_start",
        /// A record brought along that was repaid before anything was missed.
        RepaidBeforeMissed = "repaid_before_missed",
        /// An opening loan whose periods are all over.
        LoanOver = "loan_over",
        /// Another number of periods was due before the start.
        PeriodsPaidWrong = "periods_paid_wrong",
        /// More owed than the limit. A warning.
        DebtAboveLimit = "debt_above_limit",
        // Strategies.
        /// Two late actions of one account in one month.
        LateOverlaps = "late_overlaps",
        /// A facility that borrows to repay itself.
        BorrowForItself = "borrow_for_itself",
        /// An account that is to be closed without being paid off.
        CloseNotPaid = "close_not_paid",
        /// Facilities that borrow to repay each other.
        BorrowLoop = "borrow_loop",
        /// No income before the extra day. A warning.
        IncomeAfterExtraDay = "income_after_extra_day",
        // Terms.
        /// No terms of that id.
        UnknownTerms = "unknown_terms",
        /// A terms file with the id of terms that come with the program.
        TermsBundled = "terms_bundled",
        /// Two terms files with one id.
        TermsTwice = "terms_twice",
        /// A folder for terms without any terms file.
        NoTermsFile = "no_terms_file",
        /// Something after `@` that is not a date.
        BadPin = "bad_pin",
        /// The terms say nothing yet on that day.
        TermsNotYet = "terms_not_yet",
        /// The terms are not pinned to a date. A note.
        TermsUnpinned = "terms_unpinned",
        /// A value that contracts of this kind do not have.
        ValueNotOfKind = "value_not_of_kind",
        /// A value that cannot change while a line runs.
        ValueFixed = "value_fixed",
        /// A terms file without a value that its kind needs.
        MissingTermsValue = "missing_terms_value",
        /// A value that begins later than the others.
        ValueGap = "value_gap",
        /// Two values on one date.
        ValueTwice = "value_twice",
        /// A value whose source is not in the list of sources.
        UnknownSource = "unknown_source",
        /// An order of payment that does not have all four kinds once.
        OrderIncomplete = "order_incomplete",
        /// First days of stages or classes that do not rise, or are not as many.
        StageDaysNotRising = "stage_days_not_rising",
        /// Promotional rates whose last months do not rise.
        PromotionsNotRising = "promotions_not_rising",
        /// Bands of prices whose scores do not rise.
        PricesNotRising = "prices_not_rising",
        /// A purchase names a campaign or coupon that is not there.
        UnknownHelp = "unknown_help",
        /// A band has a fee for a number of periods that the contract does not offer.
        PricePeriods = "price_periods",
        /// A rung of a ladder that contacts somebody at an hour at which the rules in force forbid it.
        LadderOutsideHours = "ladder_outside_hours",
        /// A ladder that calls more often a day than the rules in force allow.
        LadderTooManyCalls = "ladder_too_many_calls",
        /// A rung of a ladder that tells somebody else of the debt.
        LadderTellsOthers = "ladder_tells_others",
        /// A rule whose ceiling is below its floor.
        CeilingBelowFloor = "ceiling_below_floor",
        // The file on disk.
        /// A folder instead of a file.
        PathIsFolder = "path_is_folder",
        /// No such file.
        FileNotFound = "file_not_found",
        /// The folder to save into is not there.
        FolderNotFound = "folder_not_found",
        /// Not allowed by the system.
        NoPermission = "no_permission",
        /// The disk is full.
        NoSpace = "no_space",
        /// Anything else that the system says.
        DiskError = "disk_error",
    }
);

/// How serious a problem is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// The file cannot be used.
    Error,
    /// The file can be used, but it probably does not say what was meant.
    Warning,
    /// Good to know.
    Note,
}

impl Code {
    /// How serious this is.
    pub const fn severity(self) -> Severity {
        match self {
            Self::DebtAboveLimit | Self::IncomeAfterExtraDay => Severity::Warning,
            Self::TermsUnpinned => Severity::Note,
            _ => Severity::Error,
        }
    }
}
