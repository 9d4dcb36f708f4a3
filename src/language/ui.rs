//! The fixed texts of the window, in both languages. A missing translation does not compile.

use super::Language;

/// Declares [`Texts`] with both languages side by side.
macro_rules! texts {
    ($($(#[$doc:meta])* $name:ident: $zh:literal, $en:literal;)+) => {
        /// Every fixed text of the window in one language.
        #[derive(Debug)]
        #[expect(missing_docs, reason = "the texts say themselves")]
        pub struct Texts { $($(#[$doc])* pub $name: &'static str),+ }

        static ZH: Texts = Texts { $($name: $zh),+ };
        static EN: Texts = Texts { $($name: $en),+ };

        impl Texts {
            /// All texts with their names, for tests that lay them out.
            pub fn all(&self) -> Vec<(&'static str, &'static str)> {
                vec![$((stringify!($name), self.$name)),+]
            }
        }
    };
}

impl Texts {
    /// The texts of a language.
    pub fn of(language: Language) -> &'static Self {
        match language {
            Language::Zh => &ZH,
            Language::En => &EN,
        }
    }
}

texts! {
    // Menus and commands.
    window_title: "明账 Mingzhang", "明账 Mingzhang";
    file: "文件", "File";
    edit: "编辑", "Edit";
    view: "查看", "View";
    tools: "工具", "Tools";
    help: "帮助", "Help";
    calculators: "计算器", "Calculators";
    new_scenario: "新建情景", "New scenario";
    open: "打开…", "Open…";
    open_path: "按路径打开…", "Open by path…";
    load_terms: "载入条款…", "Load terms…";
    load_terms_path: "按路径载入条款…", "Load terms by path…";
    open_recent: "最近打开", "Open recent";
    no_recent: "还没有打开过文件", "No file opened yet";
    built_in: "内置情景", "Built-in scenarios";
    save: "保存", "Save";
    save_as: "另存为…", "Save as…";
    save_path: "按路径保存…", "Save by path…";
    quit: "退出", "Quit";
    undo: "撤销", "Undo";
    redo: "重做", "Redo";
    previous_month: "上一个月", "Previous month";
    next_month: "下一个月", "Next month";
    first_month: "第一个月", "First month";
    last_month: "最后一个月", "Last month";
    play: "播放", "Play";
    pause: "暂停", "Pause";
    zoom_in: "放大", "Zoom in";
    zoom_out: "缩小", "Zoom out";
    zoom_reset: "原始大小", "Actual size";
    switch_language: "中 / EN", "中 / EN";
    switch_theme: "浅色 / 深色", "Light / dark";
    switch_language_hint: "切换到英文 (Switch to English)", "Switch to Chinese (切换到中文)";
    light: "浅色", "Light";
    dark: "深色", "Dark";
    scenario_panel: "“情景”栏", "Scenario panel";
    why_panel: "“为什么”栏", "Why panel";
    debt_parts: "负债: 当前策略的成分", "Debt: parts of this strategy";
    shortcuts: "怎么用, 快捷键", "Guide and shortcuts";
    about: "关于明账", "About Mingzhang";
    next_strategy: "下一个策略", "Next strategy";
    previous_strategy: "上一个策略", "Previous strategy";
    back: "返回", "Back";
    close: "关闭", "Close";
    cancel: "取消", "Cancel";
    saved: "已保存", "saved";
    unsaved: "未保存", "not saved";
    built_in_state: "内置", "built in";
    not_a_file_yet: "还没有存成文件", "not in a file yet";

    // Hero figures.
    strategy: "当前策略", "Strategy";
    debt_free: "无债月份", "Debt-free month";
    cost: "总成本", "Total cost";
    peak_debt: "最高负债", "Highest debt";
    days_overdue: "最长逾期", "Longest overdue";
    score: "信用分", "Score";
    score_model: "信用分 (教学模型)", "Score (teaching model)";
    still_owed: "仍欠", "Still owed";
    never_clears: "还不清", "Never clears";

    // The editor.
    scenario: "情景", "Scenario";
    borrower: "借款人", "Borrower";
    cash: "现金", "Cash";
    first_score: "起始信用分", "Score at the start";
    months: "推演月数", "Months to run";
    accounts: "账户", "Accounts";
    limit: "额度", "Limit";
    opening_bill: "本期账单", "Opening bill";
    opening_rolled: "结转本金", "Carried principal";
    bill_and_due_day: "出账日 / 还款日", "Bill day / due day";
    daily_rate: "日利率", "Daily rate";
    yearly_rate: "年利率", "Yearly rate";
    loan: "借款", "Loan";
    terms: "条款", "Terms";
    back_to_terms: "恢复条款的值", "Back to the terms";
    contract_wins: "这是公开规则的模型, 以你的合同为准", "A model of published rules; your own contract wins";
    spending: "消费", "Spending";
    events: "事件", "Events";
    add_purchase: "+ 添加消费", "+ Add a purchase";
    add_income_change: "+ 添加收入变化", "+ Add a change of income";
    add_event: "+ 添加别的事件", "+ Add another event";
    remove: "删除", "Remove";
    details: "名称和日期:", "Name and days:";
    name: "名称", "Name";
    day_of_month: "每月几日", "Day of month";
    from_day: "从", "From";
    until_day: "到", "Until";
    make_monthly: "改为每月一次", "Repeat every month";
    make_once: "改为只一次", "Only once";
    type_hint: "点击右边可直接输入", "Click the value to type";
    not_a_date: "请输入日期, 例如 2026-03-20", "Type a date such as 2026-03-20";
    not_a_name: "请输入名称", "Type a name";
    strategies: "还款策略", "Strategies";
    add_strategy: "+ 添加策略", "+ Add a strategy";
    coupon: "券", "Coupon";
    help_share: "代付几成", "Share borne";
    help_budget: "预算 (可空)", "Budget (or empty)";
    help_least: "最少消费 (可空)", "Least price (or empty)";
    help_short: "预算不够时", "Where the budget is short";
    bears_nothing: "一分不付", "nothing is borne";
    bears_rest: "付剩下的", "what is left is borne";
    not_a_share: "请输入百分数, 大于 0, 最多 100", "Type percent above 0, at most 100";
    add_account: "+ 添加账户", "+ Add an account";
    add_loan: "+ 添加借款", "+ Add a loan";
    drawn_on: "借款日", "Drawn on";
    periods: "期数", "Periods";
    in_one: "不分期", "whole";
    overdue_principal: "逾期本金", "Overdue principal";
    add_habit: "+ 添加习惯", "+ Add a habit";
    ideas: "设想 (没有已知机构提供)", "Hypothetical (offered by nobody known)";
    add_idea: "+ 加入设想", "+ Add a hypothetical idea";
    keep_back: "手头至少留", "Keep back";
    order: "顺序", "Order";
    drag_hint: "左右拖动名称可改变数值; 点击数字可直接输入", "Drag the name sideways to change it; click the number to type";
    not_an_amount: "请输入金额, 最多两位小数, 例如 3000.50", "Type an amount with at most two decimals, such as 3000.50";
    not_a_rate: "请输入每天的百分数, 最多 2.73, 例如 0.05", "Type percent a day, at most 2.73, such as 0.05";
    per_month: "每月", "Monthly";

    // The middle.
    debt: "负债", "Debt";
    debt_unit: "元, 月末", "yuan, month ends";
    score_unit: "350–950, 教学模型", "350–950, teaching model";
    first_hint: "点任何数字看它的由来; 改左边的数, 所有策略立刻重算。", "Click any figure to see why; change a number on the left, and all strategies run again.";
    lines: "看策略", "Show strategies";
    parts: "看成分", "Show parts";
    before: "改动前", "before";
    compare: "对比", "Compare";
    by_month: "逐月", "Months";
    statements: "账单", "Bills";
    ledger: "流水", "Ledger";
    rates: "利率", "Rates";
    free_by: "还清", "Free by";
    try_it: "+ 试一试", "+ try it";
    assess: "额度评估", "Limit";
    interest: "利息", "Interest";
    fees: "费用", "Fees";
    penalties: "罚息", "Penalties";
    final_debt: "期末负债", "Debt at end";
    debt_free_head: "无债月份", "Debt-free";
    overdue_head: "最长逾期", "Overdue";
    debt_free_hint: "从这个月起没有结转的负债; 未到期的新消费不算, 所以期末仍可能有负债。", "From then on nothing is carried. New purchases that are not due yet do not count: some debt may be left at the end.";
    annual_rate_hint: "按每笔钱的日期算出的年利率, 费用也算在内; 开头欠的从第一天算起。", "Worked out from the dates of all payments, fees included; what was owed at the start counts from the first day.";
    same_life_hint: "和第一个策略相比, 真正花掉的钱一样不一样; 不一样时, 成本不能直接比。", "Whether as much was really had as under the first strategy; where not, costs do not compare directly.";
    annual_rate: "真实年化", "Annual rate";
    same_life: "生活", "Life";
    cheapest: "最省", "cheapest";
    cheapest_note: "下划线 = 同样花销下最省", "Underlined = costs least for the same life";
    month: "月份", "Month";
    paid: "还款", "Paid";
    purchases: "消费", "Purchases";
    living: "生活费", "Living";
    income: "收入", "Income";
    unmet: "缺口", "Unmet";
    refused: "没买成", "Refused";
    account: "账户", "Account";
    closed_on: "出账日", "Closed";
    due_on: "还款日", "Due";
    total: "应还", "Total";
    minimum: "最低还款", "Minimum";
    paid_by_due: "到期前已还", "Paid by due day";
    date: "日期", "Date";
    what: "事项", "What";
    amount: "金额", "Amount";
    from_to: "从 → 到", "From → to";
    rule: "规则", "Rule";
    this_month_only: "只看本月", "This month only";
    whole_run: "全部", "Whole run";
    no_statements: "这个策略没有账单", "No statements under this strategy";
    closing_note: "最后一个月加上了到最后一天为止的利息", "The last month holds all interest up to its last day";
    no_entries: "这个月没有分录", "No entries this month";

    // The right panel.
    why: "为什么", "Why";
    statement: "本月账单", "This month's bill";
    problems: "文件问题", "File problems";
    why_hint: "点击任何数字, 这里会说明它的由来", "Click any figure: this panel explains it";
    rule_head: "规则", "Rule";
    source_head: "数字从哪里来", "Where the number comes from";
    score_is_model: "信用分是教学模型, 不是真实评分", "The score is a teaching model, not a real one";
    notes: "值得留意", "Worth noting";
    assumptions: "本次推演的假设", "Assumptions of this run";
    unverified: "未核实", "unverified";
    checks: "核对", "Checks";
    formula: "公式", "Formula";
    sums_to: "合计", "Total";
    opening_cash: "起始现金", "Cash at the start";
    entries_head: "由这些分录相加", "The entries it sums";
    grade: "级", "grade";
    source: "来源", "Source";
    checked: "核对于", "checked";
    your_contract: "你的合同可能不同。", "Your contract may differ.";
    given_in_file: "情景文件里写明的数", "Written in the scenario file";
    about_scenario: "这个情景", "About this scenario";
    class_question: "问全班", "A question for the class";
    twist: "换一个条件", "Change one thing";
    overridden: "情景文件里改过的值", "Changed in the scenario file";
    silent: "条款没有写, 取程序的默认值", "Not in the terms: the program's neutral value";
    least_to_pay: "至少要还", "Least that may be paid";
    nothing_billed: "本月没有要还的账单", "Nothing falls due this month";
    no_problems: "文件没有问题", "No problems in the file";
    place: "位置", "Place";
    hint: "提示", "Hint";
    due_day_strokes: "短线: 账单的还款日", "Short strokes: due days of bills";
    edited_story: "数字改过了, 下面说的是原来的。", "Numbers were changed; this tells of the first ones.";
    title: "名称", "Title";
    file_refused: "文件没有打开或保存, 其他都照旧。", "The file was not opened or saved; all else is as it was.";
    last_good: "下面的问题改好以前, 显示的是上一次的结果。", "Until this is mended, the last good result stays.";
    factors: "信用分的组成", "What the score is made of";
    collection: "催收", "Collection";
    records: "逾期记录", "Late records";
    past_due_at_end: "月末逾期", "Past due at the end of the month";
    owed_in_all: "共欠", "Owed in all";
    how_long: "多久", "How long";
    written_off: "已核销, 照样要还", "written off, still owed";
    books: "账上", "In the books";
    overdue_months: "月末仍逾期的月份", "Months that end with something overdue";
    score_base: "底分", "Base";
    principal: "本金", "Principal";
    past_due: "以前逾期未还", "Past due from before";
    paid_that_day: "当天已还", "Paid that day";
    show_all: "全部列出", "Show all";
    show_fewer: "少列一些", "Show fewer";
    brought_forward: "上期结转", "From before";

    // Dialogs.
    unsaved_question: "情景还没有保存。要先保存吗?", "The scenario is not saved. Save it first?";
    no_file_dialog: "系统没有文件窗口, 请输入路径。", "The system shows no file dialog: type a path.";
    save_first: "保存", "Save";
    dont_save: "不保存", "Don't save";
    path_of_file: "文件路径", "Path of the file";
    path_of_terms: "条款文件或文件夹的路径", "Path of a terms file or a folder of them";
    waiting: "等待系统的文件窗口…", "Waiting for the system's file dialog…";
    waiting_hint: "没有出现? 可以改用路径。", "Nothing there? Use a path instead.";
    use_path: "改用路径", "Use a path";
    drop_here: "松开鼠标即可打开", "Drop to open";
    shortcut: "快捷键", "Shortcuts";
    about_text: "看一笔债一天一天怎么变, 每个数字都能说出由来。这是公开规则的模型, 不是建议; 以你的合同为准。",
        "Watch a debt live through its days, and see why every number is what it is. A model of published rules, not advice; your own contract wins.";
}
