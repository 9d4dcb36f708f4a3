//! The help in Chinese. The English help is the text beside each argument; a test holds that none is left out here.

use clap::{Arg, Command};

use crate::language::Language;

/// The command with its help in a language.
pub fn in_language(command: Command, language: Language) -> Command {
    match language {
        Language::En => command,
        Language::Zh => in_chinese(command),
    }
}

fn in_chinese(command: Command) -> Command {
    let about = about(command.get_name());
    let command = command
        .about(about)
        .long_about(about)
        .subcommand_help_heading("命令")
        .subcommand_value_name("命令")
        .help_template("{about}\n\n用法: {usage}\n\n{all-args}")
        .disable_help_flag(true)
        .disable_version_flag(true)
        .arg(Arg::new("help").short('h').long("help").action(clap::ArgAction::Help));
    let command = if command.get_version().is_some() {
        command.arg(Arg::new("version").short('V').long("version").action(clap::ArgAction::Version))
    } else {
        command
    };
    let command = command.mut_args(argument);
    command.mut_subcommands(in_chinese)
}

fn argument(argument: Arg) -> Arg {
    let help = help_of(argument.get_id().as_str());
    let heading = if argument.is_positional() { "参数" } else { "选项" };
    argument.help(help).long_help(help).help_heading(heading)
}

fn about(name: &str) -> &'static str {
    match name {
        "run" => "推演一种策略: 各项数字, 逐月, 账单和核对",
        "compare" => "推演所有策略, 并排比较",
        "explain" => "说明一个数字或一条分录的由来",
        "rates" => "一次推演里每笔债的年化利率, 全部成本, 和放贷方的账",
        "assess" => "评估一个账户: 额度取决于什么, 怎样会变",
        "solve" => "找出到某个月底还清所有债, 每月要固定还多少",
        "check" => "列出情景文件的所有问题和位置",
        "schema" => "打印情景文件或条款文件的 JSON Schema",
        "calc" => "计算一笔借款, 分期, 最低还款, 提前结清, 利率或一次购买",
        "loan" => "一笔借款: 每期的还款计划和年化利率",
        "instalment" => "一笔分期: 每期金额, 手续费和年化利率",
        "minimum" => "每次只还最低: 要还多久, 利息多少",
        "payoff" => "提前结清一笔分期: 三种手续费规则各要多少",
        "rate" => "收付资金的年化利率; 名义利率和实际利率互换",
        "purchase" => "商品超出分期免息额度: 各种办法并排比较",
        _ => "明账: 看每种还法花多少钱, 精确到分, 每个数字都有由来。不写命令就打开窗口。",
    }
}

fn help_of(id: &str) -> &'static str {
    match id {
        "file" => "情景: 路径, - (标准输入), 或内置情景的名字; 不写就用第一个内置情景",
        "terms" => "放条款文件的文件夹 (里面每个 *.json), 或一个条款文件; 可以写几次",
        "lang" => "文字的语言, 不影响 JSON 和 CSV; 不写就看 LC_ALL, LC_MESSAGES, LANG",
        "strategy" => "策略的 id; 不写就用文件里的第一个",
        "format" => "输出的格式; 不写就是 text",
        "entry" => "分录的号",
        "on" => "这一天的所有分录",
        "account" => "账户的 id; explain 里和 --on 一起用, 只看它的分录",
        "figure" => "一个数字",
        "month" => "这个月的数字; 不写就是全程",
        "by" => "到这个月底没有债; 不写就是推演的最后一个月",
        "kind" => "哪一种文件; 不写就是 scenario",
        "help" => "显示帮助",
        "version" => "显示版本",
        other => help_of_calc(other),
    }
}

/// Arguments of calculators.
fn help_of_calc(id: &str) -> &'static str {
    match id {
        "principal" => "本金",
        "periods" => "按月的期数",
        "method" => "还款方式",
        "daily_rate" => "日利率, 例如 0.0004 或 0.04%",
        "monthly_rate" => "月利率",
        "annual_rate" => "年利率",
        "day_count" => "天数怎么算; 借款写了 --drawn 就是 actual/365, 否则是 30/360; 资金默认 actual/365",
        "rounding" => "每期利息怎样取到分",
        "payment_rounding" => "每期应还怎样取整",
        "payment_unit" => "每期应还取到这个数的整倍数, 例如 1.00",
        "instalment" => "写定的每期应还或每期本金, 不另算",
        "grace" => "开头只还利息的期数",
        "month_end" => "到期日在短月怎样取",
        "drawn" => "借款日",
        "first_due" => "首个还款日; 不写就是借款日的下一个月",
        "free" => "本金中免手续费的部分",
        "total_rate" => "各期手续费合计占本金的比例",
        "period_rate" => "每期手续费占本金的比例",
        "fee_split" => "手续费在哪里取到分: 合计或每期",
        "fee_rounding" => "手续费怎样取到分; 合计默认 half_even, 每期默认 half_up",
        "remainder" => "除不尽的分放在哪一期",
        "balance" => "第一张账单上的新消费",
        "interest" => "第一张账单上的利息",
        "ratio" => "最低还款的比例",
        "floor" => "最低还款至少多少",
        "min_rounding" => "比例部分怎样取整",
        "bill" => "第一张账单的出账日",
        "due_day" => "每月几号还款",
        "rows" => "列出几次",
        "billed" => "提前结清以前已还几期",
        "got" => "收到的钱: 日期=金额, 期数=金额, 或几期到几期=金额 (1..12=888.49); 可以写几次",
        "paid" => "付出的钱, 写法相同",
        "csv" => "资金文件, 或 - (标准输入): 每行是日期或期数, 金额; 付出的写负数",
        "per_year" => "一年有几期",
        "odd" => "按美国 Z 条例计算: 首期多出的天数/一期的天数, 例如 19/30; 付出的期数从这些天以后数起",
        "nominal" => "名义年利率, 换成实际的",
        "effective" => "实际年利率, 换成名义的",
        "price" => "商品价格",
        "quota" => "可以免息分期的金额",
        "cash" => "可以拿出的现金",
        "saving" => "每月能为它攒多少",
        "buy_on" => "现在买的日期",
        "merchant_rate" => "商家分期的手续费合计占价格的比例",
        "merchant_periods" => "商家分期的期数",
        "loan_rate" => "借款付超出部分的日利率",
        "loan_periods" => "那笔借款的期数",
        "cheaper" => "便宜些的商品的价格",
        _ => "",
    }
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::super::arguments::Arguments;
    use super::*;

    fn hold(command: &Command) {
        for argument in command.get_arguments() {
            let help = argument.get_help().map(ToString::to_string).unwrap_or_default();
            assert!(!help.is_empty(), "{} {}", command.get_name(), argument.get_id());
        }
        command.get_subcommands().for_each(hold);
    }

    #[test]
    fn every_argument_has_help_in_both_languages() {
        hold(&Arguments::command());
        hold(&in_language(Arguments::command(), Language::Zh));
    }
}
