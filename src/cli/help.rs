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
        "check" => "列出情景文件的所有问题和位置",
        "schema" => "打印情景文件或条款文件的 JSON Schema",
        _ => "明账: 看每种还法花多少钱, 精确到分, 每个数字都有由来。不写命令就打开窗口。",
    }
}

fn help_of(id: &str) -> &'static str {
    match id {
        "file" => "情景: 路径, - (标准输入), 或内置情景的名字; 不写就用第一个内置情景",
        "lang" => "文字的语言, 不影响 JSON 和 CSV; 不写就看 LC_ALL, LC_MESSAGES, LANG",
        "strategy" => "策略的 id; 不写就用文件里的第一个",
        "format" => "输出的格式; 不写就是 text",
        "entry" => "分录的号",
        "on" => "这一天的所有分录",
        "account" => "只看这个账户的分录, 和 --on 一起用",
        "figure" => "一个数字",
        "month" => "这个月的数字; 不写就是全程",
        "kind" => "哪一种文件; 不写就是 scenario",
        "help" => "显示帮助",
        "version" => "显示版本",
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
