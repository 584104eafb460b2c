// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scenario/condition.h"
#include "core/scenario/near_miss.h"
#include "core/scenario/read_bounds.h"
#include "core/scenario/text_check.h"
#include "core/scenario/value.h"

#include <algorithm>
#include <array>

namespace tickscope {

namespace {

struct ConditionToken {
    enum class Kind : std::uint8_t { Word, Quoted, Operator, Open, Close, End };
    Kind kind{};
    std::size_t at = 0;  // in bytes
    std::string_view text;
};

constexpr std::array<std::pair<std::string_view, Comparison::Operator>, 7> comparison_operators{{
    {"=", Comparison::Operator::Equal},
    {"==", Comparison::Operator::Equal},
    {"!=", Comparison::Operator::Unequal},
    {"<", Comparison::Operator::Less},
    {"<=", Comparison::Operator::AtMost},
    {">", Comparison::Operator::More},
    {">=", Comparison::Operator::AtLeast},
}};

}

/// Reads by recursive descent, no deeper than a person could mean.
class ConditionParser {
public:
    ConditionParser(std::string_view text, MachineSpec const& machine, NameTable const& name_table)
        : m_text{text}
        , m_machine{machine}
        , m_names{name_table}
    {
        m_in.hz = machine.hz;
        m_in.tick_period = Nanos{1'000'000'000 / machine.hz};
        m_in.cpus = machine.cpus;
    }

    tl::expected<Condition, ConditionError> parse();

private:
    using Token = ConditionToken;
    using Step = Condition::Step;
    static constexpr std::size_t most_comparisons = 100;
    static constexpr int deepest = 50;

    bool fail(std::size_t at, std::string text);
    bool next();
    bool take_quoted(char quote);
    bool take_list();
    bool is_word(std::string_view word) const { return m_token.kind == Token::Kind::Word && m_token.text == word; }
    bool parse_any();
    bool parse_all();
    bool parse_one();
    bool parse_in_brackets();
    bool parse_comparison();
    bool parse_right(Comparison& comparison);
    bool parse_amount(Comparison& comparison, Token const& token);
    bool accept_operator(Comparison& comparison);
    std::optional<ValuePath> path_of(Token const& token);
    bool is_there(ValuePath const& path, Token const& token);
    std::string what_comes() const;
    void step(Step::Kind kind) { m_condition.m_steps.push_back({kind, 0}); }

    std::string_view m_text;
    MachineSpec const& m_machine;
    NameTable const& m_names;
    Reading m_in;
    Condition m_condition;
    Token m_token;
    std::size_t m_at = 0;
    int m_depth = 0;
    std::optional<ConditionError> m_error;
};

bool ConditionParser::fail(std::size_t at, std::string text)
{
    if (!m_error)
        m_error = ConditionError{character_column(m_text, 0, static_cast<std::uint32_t>(at)), std::move(text)};
    return false;
}

static bool is_operator_character(char c) { return c == '=' || c == '!' || c == '<' || c == '>'; }

static bool is_space_character(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

bool ConditionParser::take_quoted(char quote)
{
    std::size_t const end = m_text.find(quote, m_at + 1);
    if (end == std::string_view::npos)
        return fail(m_at, "the quote is not closed");
    m_token = {Token::Kind::Quoted, m_at, m_text.substr(m_at + 1, end - m_at - 1)};
    m_at = end + 1;
    return true;
}

bool ConditionParser::take_list()
{
    std::size_t const end = m_text.find(']', m_at);
    if (end == std::string_view::npos)
        return fail(m_at, "the '[' is not closed");
    m_token = {Token::Kind::Word, m_at, m_text.substr(m_at, end + 1 - m_at)};
    m_at = end + 1;
    return true;
}

bool ConditionParser::next()
{
    while (m_at < m_text.size() && is_space_character(m_text[m_at]))
        ++m_at;
    if (m_at == m_text.size()) {
        m_token = {Token::Kind::End, m_at, {}};
        return true;
    }
    char const first = m_text[m_at];
    if (first == '\'' || first == '"')
        return take_quoted(first);
    if (first == '[')
        return take_list();
    std::size_t end = m_at + 1;
    Token::Kind kind = first == '(' ? Token::Kind::Open : Token::Kind::Close;
    if (is_operator_character(first)) {
        kind = Token::Kind::Operator;
        while (end < m_text.size() && is_operator_character(m_text[end]))
            ++end;
    } else if (first != '(' && first != ')') {
        kind = Token::Kind::Word;
        while (end < m_text.size() && !is_space_character(m_text[end]) && !is_operator_character(m_text[end]) &&
               m_text[end] != '(' && m_text[end] != ')')
            ++end;
    }
    m_token = {kind, m_at, m_text.substr(m_at, end - m_at)};
    m_at = end;
    return true;
}

std::string ConditionParser::what_comes() const
{
    return m_token.kind == Token::Kind::End ? "the condition ends" : fmt::format("{} stands", quoted(m_token.text));
}

bool ConditionParser::parse_any()
{
    if (!parse_all())
        return false;
    while (is_word("or")) {
        if (!next() || !parse_all())
            return false;
        step(Step::Kind::Or);
    }
    return true;
}

bool ConditionParser::parse_all()
{
    if (!parse_one())
        return false;
    while (is_word("and")) {
        if (!next() || !parse_one())
            return false;
        step(Step::Kind::And);
    }
    return true;
}

bool ConditionParser::parse_one()
{
    if (++m_depth > deepest)
        return fail(m_token.at, fmt::format("nested deeper than {} levels", deepest));
    bool good = false;
    if (is_word("not")) {
        good = next() && parse_one();
        step(Step::Kind::Not);
    } else {
        good = m_token.kind == Token::Kind::Open ? parse_in_brackets() : parse_comparison();
    }
    --m_depth;
    return good;
}

bool ConditionParser::parse_in_brackets()
{
    std::size_t const at = m_token.at;
    if (!next() || !parse_any())
        return false;
    if (m_token.kind == Token::Kind::Close)
        return next();
    return m_token.kind == Token::Kind::End
        ? fail(at, "the '(' is not closed")
        : fail(m_token.at, fmt::format("'and', 'or' or ')' was expected where {} stands", quoted(m_token.text)));
}

// Whether a name, or with its number that of an instance, is among those of the machine.
bool ConditionParser::is_there(ValuePath const& path, Token const& token)
{
    if (path.subject() == Subject::Cpu && path.cpu >= m_machine.cpus)
        return fail(token.at, fmt::format("there is no CPU {}: the machine has {}", path.cpu, m_machine.cpus));
    if (path.subject() != Subject::Process && path.subject() != Subject::Thread)
        return true;
    auto const is_called = [](std::string_view wanted, std::string_view name) {
        return wanted == name || without_instance(wanted) == name;
    };
    std::vector<std::string> threads;
    bool found = false;
    for (std::size_t i = 0; i < m_names.processes.size() && !found; ++i)
        found = is_called(path.process, m_names.processes[i]);
    if (!found)
        return fail(token.at,
                    fmt::format("there is no process {}{}", quoted(path.process),
                                did_you_mean(path.process, m_names.processes)));
    if (path.subject() == Subject::Process)
        return true;
    for (NameTable::Thread const& thread : m_names.threads)
        if (is_called(path.process, m_names.processes[thread.process])) {
            if (is_called(path.thread, thread.name))
                return true;
            threads.push_back(thread.name);
        }
    return fail(token.at,
                fmt::format("process {} has no thread {}{}", quoted(path.process), quoted(path.thread),
                            did_you_mean(path.thread, threads)));
}

std::optional<ValuePath> ConditionParser::path_of(Token const& token)
{
    Result<ValuePath> path = parse_value_path(token.text);
    if (!path)
        fail(token.at, path.error().text);
    else if (is_there(*path, token))
        return std::move(*path);
    return std::nullopt;
}

bool ConditionParser::accept_operator(Comparison& comparison)
{
    auto const row =
        std::ranges::find(comparison_operators, m_token.text, [](auto const& known) { return known.first; });
    if (row == comparison_operators.end())
        return fail(m_token.at,
                    fmt::format("{} is no comparison: =, !=, <, <=, > or >= was expected", quoted(m_token.text)));
    comparison.op = row->second;
    bool const is_equality =
        comparison.op == Comparison::Operator::Equal || comparison.op == Comparison::Operator::Unequal;
    if (is_text(comparison.left.unit()) && !is_equality)
        return fail(m_token.at, fmt::format("{} is for numbers: this value is a text", quoted(m_token.text)));
    return true;
}

bool ConditionParser::parse_comparison()
{
    if (m_token.kind != Token::Kind::Word && m_token.kind != Token::Kind::Quoted)
        return fail(m_token.at, fmt::format("a value such as proc.P.clock.utime was expected where {}", what_comes()));
    if (m_condition.m_comparisons.size() == most_comparisons)
        return fail(m_token.at, fmt::format("more than {} comparisons", most_comparisons));
    Token const left = m_token;
    auto path = path_of(left);
    if (!path || !next())
        return false;
    Comparison comparison{.left = std::move(*path), .left_text = std::string{left.text}};
    if (m_token.kind == Token::Kind::Operator) {
        if (!accept_operator(comparison) || !next() || !parse_right(comparison))
            return false;
    } else if (comparison.left.unit() != Unit::Flag) {
        return fail(m_token.at,
                    fmt::format("a comparison was expected behind {} where {}", quoted(left.text), what_comes()));
    } else {
        comparison.amount = 1;
    }
    m_condition.m_steps.push_back({Step::Kind::Compare, static_cast<std::uint32_t>(m_condition.m_comparisons.size())});
    m_condition.m_comparisons.push_back(std::move(comparison));
    return true;
}

// A path, where it is one: amounts are none, and of a text's words only those with a dot could be.
bool ConditionParser::parse_right(Comparison& comparison)
{
    Token const token = m_token;
    if (token.kind != Token::Kind::Word && token.kind != Token::Kind::Quoted)
        return fail(token.at, fmt::format("an amount or a value was expected where {}", what_comes()));
    comparison.right_text = token.text;
    bool const may_be_path = token.kind == Token::Kind::Word && !token.text.starts_with('[');
    if (may_be_path && parse_value_path(token.text)) {
        comparison.right = path_of(token);
        if (!comparison.right)
            return false;
        if (comparison.right->unit() != comparison.left.unit())
            return fail(token.at,
                        fmt::format("{} and {} are not counted in the same unit", comparison.left_text, token.text));
    } else if (!parse_amount(comparison, token)) {
        return false;
    }
    return next();
}

// An amount is read as the reader of scenarios does, from a tree that holds nothing else.
bool ConditionParser::parse_amount(Comparison& comparison, Token const& token)
{
    bool const is_list = token.text.starts_with('[');
    YamlTree tree;
    if (is_list) {
        YamlOutcome outcome = parse_yaml(token.text);
        if (!outcome.problems.empty())
            return fail(token.at + outcome.problems.front().place.column, outcome.problems.front().text);
        tree = std::move(outcome.tree);
    } else {
        auto const kind = token.kind == Token::Kind::Quoted ? YamlTree::Kind::Quoted : YamlTree::Kind::Plain;
        tree.texts = token.text;
        tree.items.push_back({kind, 0, 0, 0, static_cast<std::uint32_t>(token.text.size())});
    }
    YamlNode const node{tree, tree.root};
    Unit const unit = comparison.left.unit();
    if (is_text(unit))
        comparison.text = read_text_amount(m_in, node, unit, comparison.left.quantity->text_of);
    else if (auto const amount = read_amount(m_in, node, unit))
        comparison.amount = *amount;
    if (m_in.problems.empty())
        return true;
    YamlProblem const& problem = m_in.problems.front();
    return fail(token.at + problem.place.column, problem.text);
}

tl::expected<Condition, ConditionError> ConditionParser::parse()
{
    m_condition.m_text = m_text;
    bool const good = next() && parse_any();
    if (good && m_token.kind != Token::Kind::End)
        fail(m_token.at, fmt::format("'and' or 'or' was expected where {}", what_comes()));
    if (m_error)
        return tl::unexpected{*m_error};
    return std::move(m_condition);
}

tl::expected<Condition, ConditionError> Condition::parse(std::string_view text, MachineSpec const& machine,
                                                         NameTable const& name_table)
{
    static constexpr std::size_t longest = 10'000;
    if (text.size() > longest)
        return tl::unexpected{ConditionError{1, fmt::format("a condition has at most {} characters", longest)}};
    if (auto const problem = problem_of_text(text))
        return tl::unexpected{ConditionError{character_column(text, 0, problem->place.column), problem->text}};
    return ConditionParser{text, machine, name_table}.parse();
}

}
