//! Problems in Chinese. See [`super::super::fill`] for the marks.

use crate::reading::Code;

/// The sentence of a code.
#[expect(clippy::too_many_lines, reason = "one sentence for each code; the match must be exhaustive")]
pub const fn template(code: Code) -> &'static str {
    match code {
        Code::FileTooLarge => "文件有 {found}，最多 {most}。减少一些事件，或分成几个情景。",
        Code::NotUtf8 => "第 {offset} 个字节 {byte} 不是 UTF-8 文字。用编辑器把文件另存为 UTF-8。",
        Code::Utf16 => "这个文件是 UTF-16 编码。用编辑器把它另存为 UTF-8。",
        Code::FileEmpty => "文件是空的。可以从一个自带的情景开始改。",
        Code::NestedTooDeep => "括号套了 {most} 层以上。情景用不到十层，看看是不是少了右括号。",
        Code::Comment => r#"JSON 里不能写注释。删掉它，或写进 "text"。"#,
        Code::TrailingComma => "最后一项后面多了一个逗号。删掉它。",
        Code::MissingComma => "两项之间少了一个逗号。在这里加上“,”。",
        Code::SingleQuotes => r#"文字用了单引号。改成双引号 "…"。"#,
        Code::UnquotedKey => r#"键“{found}”没有双引号。写成 "{found}"。"#,
        Code::MissingColon => r#"键后面少了冒号。写成 "键": 值。"#,
        Code::MissingValue => "冒号后面没有值。写上值，或删掉这个键。",
        Code::UnclosedObject => "从这里开始的对象没有结束。在末尾补上“}”。",
        Code::UnclosedList => "从这里开始的列表没有结束。在末尾补上“]”。",
        Code::UnclosedText => "从这里开始的文字没有结束。补上双引号。",
        Code::TextAfterEnd => "整个对象已经结束，后面还有“{found}”。一个文件只写一个对象。",
        Code::UnexpectedMark => "这里不能是“{found}”。检查前面的括号和逗号。",
        Code::UnexpectedWord => {
            r#"“{found}”没有双引号。文字写成 "…"，判断写成小写的 true 或 false，没有就删掉这个键。"#
        }
        Code::FullWidthMark => "这里有全角符号 {found}，改成半角的 {instead} 。",
        Code::BadNumber => "“{found}”不是 JSON 的数。写成 7、0.5 这样，或加双引号。",
        Code::BadEscape => r#"反斜杠后面的字符不认识。反斜杠写成 \\，引号写成 \"，换行写成 \n。"#,
        Code::ControlCharacter => r#"文字里有控制字符 {found}（例如换行）。换行写成 \n。"#,
        Code::DuplicateKey => "键“{key}”在同一个对象里写了两次。留下一个。",
        Code::MoreProblems => "还有 {more} 个问题没有列出。先改上面的，再检查一次。",
        Code::WrongFormat => r#""format" 是“{found}”，这里要“{expected}”。这可能是另一种文件。"#,
        Code::NewerVersion => "文件是第 {found} 版，这个程序只认到第 {newest} 版。用更新的程序打开它。",
        Code::UnknownVersion => r#"没有第 {found} 版。写 "version": {newest}。"#,
        Code::WrongType => "这里要{expected:type}，现在是{found:type}。",
        Code::MissingKey => r#"少了必需的键 "{key}"。"#,
        Code::UnknownKey => "没有“{found}”这个键。⟦是不是想写“{nearest}”？⟧⟦可以用的键：{legal}。⟧",
        Code::UnknownWord => "不认识“{found}”。⟦是不是想写“{nearest}”？⟧可以写：{legal}。",
        Code::NotExactlyOne => "这里要从下面的键里写一个，并且只写一个：{legal}。⟦现在写了：{found}。⟧",
        Code::EmptyText => "这段文字是空的。写上文字，或删掉这个键。",
        Code::BadId => {
            "“{found}”不能做名字（id）。用 1 到 {most} 个字：文字、数字、“-”、“_”、“.”，不要空格。"
        }
        Code::DuplicateId => "id“{found}”已经用过（{first}）。给其中一个换个名字。",
        Code::DuplicateItem => "“{found}”在这个列表里写了两次。留下一个。",
        Code::EmptyList => "这个列表是空的，至少要有一项。",
        Code::TooMuch => {
            "这份情景要推演 {found} 步（账户、借款和分期的每个月，加上每次发生的事，每个策略各算一遍），最多 {most} 步。减少月数或策略，或让重复的事少一些。"
        }
        Code::TooMany => "这里有 {found} 项，最多 {most} 项。",
        Code::NumberFullWidth => "“{found}”里有全角数字。写成半角：{instead}。",
        Code::NumberSeparator => "“{found}”里有逗号、空格或别的分隔符。只写数字和小数点，例如 {instead}。",
        Code::NumberExponent => "“{found}”用了科学记数法。把数字写全⟦：{instead}⟧。",
        Code::NumberUnit => "“{found}”里有货币符号或单位。只写数：{instead}。",
        Code::NumberNotPlain => "“{found}”不是数。这里要{expected:type}。",
        Code::AmountDecimals => {
            "金额“{found}”有 {decimals} 位小数，最多 {most} 位。程序不替你舍入，写到分为止。"
        }
        Code::AmountNegative => "金额“{found}”小于零。写 0 或更大的数。",
        Code::AmountZero => "这里的金额不能是零。最少写 {least}。",
        Code::AmountTooLarge => "金额“{found}”太大，最多 {most}。",
        Code::RatePercent => "比率不写百分号：“{found}”写成 {instead}。",
        Code::RateDecimals => "比率“{found}”有 {decimals} 位小数，最多 {most} 位。",
        Code::RateNegative => "比率“{found}”小于零。写 0 或更大的数。",
        Code::RateTooLarge => "比率“{found}”太大，这里最多 {most}。比率是小数：0.05% 写成 0.0005。",
        Code::ShareAboveOne => "份额“{found}”大于 1，也就是超过全部。⟦{found}% 写成 {instead}。⟧",
        Code::NotWhole => "“{found}”不是整数。写 {least} 到 {most} 之间的整数，不带小数点。",
        Code::OutOfRange => "{found} 超出范围。可以写 {least} 到 {most}。",
        Code::DateFormat => "“{found}”不是 YYYY-MM-DD 形式的日期。⟦写成 {instead}。⟧",
        Code::DateImpossible => "日历上没有 {found} 这一天。⟦那个月的最后一天是 {instead}。⟧",
        Code::DateOutOfRange => "{found} 超出范围。日期可以从 {first} 到 {last}。",
        Code::MonthFormat => "“{found}”不是月份。写成 YYYY-MM，从 {first} 到 {last}。",
        Code::StartNotFirst => "情景从 {found} 开始，但要从某月 1 日开始。写成 {instead}。",
        Code::SpanPastEnd => "从这个开始日起推演 {found} 个月，会超过 {last}。最多 {most} 个月。",
        Code::EndsBeforeBegins => "从 {from} 到 {until}：结束早于开始。对调两个，或改其中一个。",
        Code::OutsideRun => "{found} 不在推演的时间里。推演从 {start} 到 {end}。",
        Code::NeverInRun => {
            "推演从 {start} 到 {end}，这件事一次也不会发生。⟦它从 {from} 开始。⟧⟦它到 {until} 结束。⟧"
        }
        Code::UnknownAccount => {
            "没有叫“{found}”的账户。⟦是不是想写“{nearest}”？⟧⟦这个文件里的账户：{legal}。⟧"
        }
        Code::UnknownIncome => {
            "没有叫“{found}”的收入。⟦是不是想写“{nearest}”？⟧⟦这个文件里的收入：{legal}。⟧"
        }
        Code::UnknownPlan => {
            "没有叫“{found}”的分期购物或账单分期。⟦是不是想写“{nearest}”？⟧⟦这个文件里的分期：{legal}。⟧"
        }
        Code::PlanElsewhere => "分期“{found}”不在账户“{account}”上，它在“{right}”上。",
        Code::PlanNotYet => "{found} 时还没有分期“{plan}”，它从 {first} 开始。写那天或更晚的日期。",
        Code::UnknownLoan => "没有叫“{found}”的借款。⟦是不是想写“{nearest}”？⟧⟦这个文件里的借款：{legal}。⟧",
        Code::LoanElsewhere => "借款“{found}”不在账户“{account}”上，它在“{right}”上。",
        Code::LoanNotYet => "{found} 时还没有借款“{loan}”，它在 {first} 借入。写那天或更晚的日期。",
        Code::DatesTwice => "还款日写了不止一种：due_day、first_due、due_dates 只能写一个。",
        Code::FirstDueTooEarly => "首个还款日 {found} 不在借款日 {drawn} 之后。写更晚的日期。",
        Code::DueDatesCount => "写了 {found} 个还款日，借款有 {periods} 期。每期写一个。",
        Code::DueDatesNotRising => "还款日 {found} 不在 {before} 之后。按先后写，都在借款日之后。",
        Code::UnknownRecord => {
            "没有叫“{found}”的逾期记录。⟦是不是想写“{nearest}”？⟧⟦这个文件里的逾期记录：{legal}。⟧"
        }
        Code::RecordRepaid => {
            "逾期记录“{found}”写了还清日 {repaid}，不能再还一次。去掉 repaid_on，或去掉这一步。"
        }
        Code::NothingChanges => "这件事什么也没有改变。至少写下面的一项：{legal}。",
        Code::UnknownPurchase => {
            "没有叫“{found}”的消费或一次性支出。⟦是不是想写“{nearest}”？⟧⟦这个文件里有：{legal}。⟧"
        }
        Code::BackTooEarly => "{found} 时还没有为“{of}”花过钱，它在 {first} 才有。写更晚的日期。",
        Code::NotALine => "“{found}”是借款账户，这里要循环额度账户。⟦可以用：{legal}。⟧",
        Code::NotAFacility => "“{found}”是循环额度账户，借不出现金；这里要借款账户。⟦可以用：{legal}。⟧",
        Code::KeyNotOfKind => r#"{kind:kind}没有 "{key}"。删掉这个键，或换一种条款。"#,
        Code::MissingBillDay => r#"循环额度账户要有账单日。加上 "bill_day"，写 1 到 31。"#,
        Code::DueDayUnknown => {
            r#"条款没有写账单日 {found} 的还款日。加上 "due_day"，或用条款里有的账单日：{table}。"#
        }
        Code::DueDayNotBetween => {
            "还款日 {due_day} 要落在两个账单日（{bill_day} 日）之间，但 {bill} 的账单到 {due} 才还，下一张账单是 {next}。换一个还款日。"
        }
        Code::PeriodsNotOffered => "“{account}”的条款没有 {found} 期的费率。可以分：{legal} 期。",
        Code::PeriodsGone => {
            "{on} 要分 {found} 期，但从 {from} 起，“{account}”的条款没有 {found} 期的费率。那时可以分：{legal} 期。换一个期数，改在这以前，或在条款变动里留下 {found} 期。"
        }
        Code::NoCashAdvance => {
            r#"“{account}”的条款不能取现。删掉这件事，或者在 "overrides" 里写 "cash_advance_share_of_limit"。"#
        }
        Code::BillAfterStart => {
            "期初账单 {found} 才出，晚于开始日 {start}。写开始日或之前的日期；更晚的账单由程序算出。"
        }
        Code::BillDueBeforeStart => {
            "期初账单 {found} 到期，早于开始日 {start}。这一版里，开始时不能已经过了还款日。"
        }
        Code::BillDueBeforeBill => "还款日 {found} 不在出账日 {on} 之后。写更晚的还款日。",
        Code::BillDueTooLate => "{on} 的账单到 {found} 才还，但下一张账单 {next} 就出了。还款日要早于它。",
        Code::LoanAfterStart => {
            r#"期初借款要在开始日 {start} 之前借出，现在写的是 {found}。写成事件 "draw"，或改日期。"#
        }
        Code::RecordAfterStart => {
            "这条记录的到期日 {found} 不早于开始日期 {start}。开始以后的逾期由推演得出。"
        }
        Code::RepaidBeforeMissed => "还清日 {found} 不晚于到期日 {from}。改其中一个日期。",
        Code::LoanOver => "这笔借款的 {found} 期到 {last} 全部到期，早于开始日 {start}。删掉它，或改期数。",
        Code::PeriodsPaidWrong => {
            "写了已还 {found} 期，但从 {first} 到开始日 {start} 之前，到期的是 {right} 期。写 {right}。"
        }
        Code::DebtAboveLimit => {
            "开始时的欠款 {found} 超过额度 {limit}。可以推演，但还到额度以下之前，这个账户不能再用。"
        }
        Code::LateOverlaps => r#"账户“{account}”在 {from} 到 {until} 已经有一个 "late"。两段月份不能重叠。"#,
        Code::CloseNotPaid => {
            r#"“{found}”不在 "for" 里：只有被还清的账户才能一并关闭。把它加进 "for"，或从 "close" 里去掉。"#
        }
        Code::BorrowForItself => r#"“{found}”不能借新款来还它自己。从 "for" 里去掉它。"#,
        Code::BorrowLoop => "借新还旧成了一个圈：{circle}。去掉其中一个。",
        Code::IncomeAfterExtraDay => {
            r#"每月 {extra_day} 日按收入的份额还款，但最早的收入在 {income_day} 日。那天还没有收入可算；可以改 "extra_day"。"#
        }
        Code::TermsBundled => {
            "程序自带的条款里已有id“{found}”。给你的条款换一个id；只改几个值的话，也可以写在情景的“overrides”里。"
        }
        Code::TermsTwice => "id“{found}”在“{first}”里已经有了。给其中一个换个id，或只载入一个。",
        Code::NoTermsFile => "文件夹“{folder}”里没有条款文件：没有一个文件以 .json 结尾。",
        Code::UnknownTerms => "没有叫“{found}”的条款。⟦是不是想写“{nearest}”？⟧⟦可以用：{legal}。⟧",
        Code::BadPin => "“@”后面的“{found}”不是日期。写成 {instead}。",
        Code::TermsNotYet => "条款“{id}”在 {on} 还没有内容，它从 {first} 开始。",
        Code::TermsUnpinned => "条款“{found}”没有写明日期，用的是 {instead}。保存时会写明。",
        Code::ValueNotOfKind => "{kind:kind}没有“{name}”这个值。删掉它。",
        Code::ValueFixed => "“{name}”在推演中途不能改变。可以改变的有：{legal}。",
        Code::MissingTermsValue => "少了“{name}”。{kind:kind}的条款必须写明这个值。",
        Code::ValueGap => "“{name}”从 {from} 到 {until} 没有值，而别的值已经开始。补上这段时间的值。",
        Code::ValueTwice => "“{name}”在 {from} 有两个值。留下一个。",
        Code::UnknownSource => {
            "没有叫“{found}”的来源。⟦是不是想写“{nearest}”？⟧⟦这个文件里的来源：{legal}。⟧"
        }
        Code::OrderIncomplete => "还款顺序要把这几样各写一次：{legal}。",
        Code::CeilingBelowFloor => "上限 {found} 低于下限 {floor}。调高上限，或调低下限。",
        Code::PromotionsNotRising => {
            "优惠利率要按截止月份从早到晚写, 每个月份只写一次; 这里 {found} 排在不早于它的月份后面。"
        }
        Code::PricesNotRising => {
            "按分定价的各档要从低分到高分写, 每个分数只写一次; 这里 {found} 排在不低于它的分数后面。"
        }
        Code::UnknownHelp => {
            "“{account}”的条款和借款人都没有叫“{found}”的活动或券。⟦是不是想写“{nearest}”？⟧⟦现有: {legal}。⟧"
        }
        Code::PricePeriods => {
            "有一档写了 {found} 期的费率, 而“{account}”的条款不分 {found} 期。可以分: {legal} 期。"
        }
        Code::StageDaysNotRising => {
            "这里要 {count} 个一个比一个大的天数，例如 1, 31, 61, 91, 121, 151, 181。"
        }
        Code::LadderOutsideHours => {
            "这里写的是 {found} 点。按现行规范，催收只能在 {from} 点到 {until} 点之间联系欠款人，开始也要早于结束。改一下时间。"
        }
        Code::LadderTooManyCalls => {
            "逾期第 {day} 天这里要打 {found} 次电话。按现行规范，贷款方和受托机构合起来一天最多 {most} 次。减少次数。"
        }
        Code::LadderTellsOthers => "“{found}”不行：欠款的情况不能告诉别人。可以用：{legal}。",
        Code::PathIsFolder => "“{file}”是文件夹，不是文件。选里面的一个 .json 文件。",
        Code::FileNotFound => "找不到“{file}”。它可能被移走或改了名。",
        Code::FolderNotFound => "没有“{folder}”这个文件夹。先建好它，或换一个位置。",
        Code::NoPermission => "系统不允许读写“{file}”。检查它的权限，或换一个位置。",
        Code::NoSpace => "磁盘满了，没有写入“{file}”。原来的文件没有变。腾出空间，或换一个位置。",
        Code::DiskError => "“{file}”不能读写。系统说：{system}。",
    }
}
