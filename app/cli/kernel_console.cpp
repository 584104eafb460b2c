// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/kernel_console.h"

#include "app/cli/kernel_console_case.h"

#include <fmt/format.h>

#include <istream>
#include <optional>
#include <ostream>

namespace tickscope {

static constexpr std::size_t deepest_nesting = 64;
static constexpr std::size_t longest_line = std::size_t{16} << 20;

namespace {

/// A version to run a case on, and what the input says that comes out.
struct Run {
    std::string version;
    std::optional<Json> expected;
};

struct CaseAndRuns {
    ConsoleCase input;
    std::vector<Run> runs;
};

}

tl::unexpected<Error> op_failure(std::size_t op, std::string_view expected)
{
    return failure(fmt::format("op {}: {}", op, expected));
}

static Result<std::string> string_of(Json const& object, char const* key)
{
    auto const found = object.find(key);
    if (found == object.end() || !found->is_string())
        return failure(fmt::format("expected a string '{}'", key));
    return found->get<std::string>();
}

static Result<Run> read_run(Json const& object)
{
    auto const version = string_of(object, "version");
    if (!version)
        return tl::unexpected(version.error());
    Run run{*version, std::nullopt};
    if (auto const found = object.find("observations"); found != object.end()) {
        if (!found->is_array())
            return failure("expected an array 'observations'");
        run.expected = *found;
    }
    return run;
}

static Result<std::vector<Run>> read_runs(Json const& object)
{
    std::vector<Run> runs;
    if (object.contains("version")) {
        auto const run = read_run(object);
        if (!run)
            return tl::unexpected(run.error());
        runs.push_back(*run);
        return runs;
    }
    auto const list = object.find("runs");
    if (list == object.end() || !list->is_array())
        return failure("expected a string 'version' or an array 'runs'");
    for (Json const& each : *list) {
        if (!each.is_object())
            return failure("expected objects in 'runs'");
        auto const run = read_run(each);
        if (!run)
            return tl::unexpected(run.error());
        runs.push_back(*run);
    }
    return runs;
}

static Result<void> read_time_base(Json const& object, ConsoleCase& input)
{
    auto const hz = object.find("hz");
    if (hz == object.end())
        return {};
    if (*hz != 100 && *hz != 250 && *hz != 300 && *hz != 1000)
        return failure("expected 'hz' 100, 250, 300 or 1000");
    input.hz = hz->get<std::uint32_t>();
    auto const mode = string_of(object, "tick_nsec_mode");
    if (!mode || (*mode != "x86" && *mode != "exact"))
        return failure("expected 'tick_nsec_mode' x86 or exact");
    input.tick_nsec = *mode == "x86" ? x86_tick_nsec(input.hz) : 1'000'000'000 / input.hz;
    return {};
}

/// Copying and printing a value goes as deep as it is nested.
static bool is_nested_too_deep(std::string_view line)
{
    std::size_t depth = 0;
    bool in_string = false;
    for (std::size_t at = 0; at < line.size() && depth <= deepest_nesting; ++at) {
        char const c = line[at];
        if (in_string && c == '\\')
            ++at;
        else if (c == '"')
            in_string = !in_string;
        else if (!in_string && (c == '[' || c == '{'))
            ++depth;
        else if (!in_string && (c == ']' || c == '}') && depth > 0)
            --depth;
    }
    return depth > deepest_nesting;
}

static Result<CaseAndRuns> read_case(std::string const& line)
{
    if (is_nested_too_deep(line))
        return failure(fmt::format("nested deeper than {} levels: that is the limit", deepest_nesting));
    Json const object = Json::parse(line, nullptr, false);
    if (!object.is_object())
        return failure("expected one JSON object a line");
    CaseAndRuns read;
    auto const id = string_of(object, "id");
    if (!id)
        return tl::unexpected(id.error());
    read.input.id = *id;
    if (object.contains("kind")) {
        auto const kind = string_of(object, "kind");
        if (!kind || (*kind != "hpet" && *kind != "nohz"))
            return failure("expected 'kind' hpet or nohz");
        read.input.kind = *kind;
    } else if (!object.contains("hz")) {
        return failure("expected 'hz' 100, 250, 300 or 1000");
    }
    if (auto const base = read_time_base(object, read.input); !base)
        return tl::unexpected(base.error());
    auto const ops = object.find("ops");
    if (ops == object.end() || !ops->is_array())
        return failure("expected an array 'ops'");
    read.input.ops = ops->get<std::vector<Json>>();
    auto runs = read_runs(object);
    if (!runs)
        return tl::unexpected(runs.error());
    read.runs = std::move(*runs);
    return read;
}

static Result<Observations> run_case(ConsoleCase const& input, std::string const& version)
{
    if (input.kind == "hpet")
        return run_hpet_case(input, version);
    if (input.kind == "nohz")
        return run_nohz_case(input, version);
    return run_timers_case(input, version);
}

// One line with a blank after every comma and colon, as the records have it.
static void write_json(std::ostream& out, Json const& value)
{
    if (!value.is_structured()) {
        out << value.dump();
        return;
    }
    out << (value.is_array() ? '[' : '{');
    bool first = true;
    for (auto const& item : value.items()) {
        if (!first)
            out << ", ";
        first = false;
        if (value.is_object())
            out << Json(item.key()).dump() << ": ";
        write_json(out, item.value());
    }
    out << (value.is_array() ? ']' : '}');
}

static void print_run(std::ostream& out, std::string const& id, std::string const& version,
                      Observations const& observations)
{
    out << R"({"id": )" << Json(id).dump() << R"(, "version": )" << Json(version).dump() << R"(, "observations": [)";
    for (std::size_t i = 0; i < observations.size(); ++i) {
        if (i != 0)
            out << ", ";
        write_json(out, observations[i].what);
    }
    out << "]}\n";
}

// ordered_json compares objects as sequences, so that the order of keys counts.
static std::optional<std::size_t> first_difference(Observations const& got, Json const& expected)
{
    std::size_t const common = std::min(got.size(), expected.size());
    for (std::size_t i = 0; i < common; ++i)
        if (got[i].what != expected[i])
            return i;
    if (got.size() == expected.size())
        return std::nullopt;
    return common;
}

static std::size_t op_of_difference(Observations const& got, Json const& expected, std::size_t at)
{
    if (at < expected.size() && expected[at].is_object() && expected[at].contains("op") &&
        expected[at]["op"].is_number_unsigned()) {
        auto const wanted = expected[at]["op"].get<std::size_t>();
        return at < got.size() ? std::min(wanted, got[at].op) : wanted;
    }
    if (at < got.size())
        return got[at].op;
    return got.empty() ? 0 : got.back().op;
}

static void print_difference(std::ostream& out, ConsoleCase const& input, Run const& run, Observations const& got,
                             std::size_t at)
{
    std::size_t const op = op_of_difference(got, *run.expected, at);
    out << input.id << ' ' << run.version << ": observation " << at << " differs, op " << op << ' ';
    if (op < input.ops.size())
        write_json(out, input.ops[op]);
    out << "\n  expected ";
    if (at < run.expected->size())
        write_json(out, (*run.expected)[at]);
    else
        out << "no more";
    out << "\n  got      ";
    if (at < got.size())
        write_json(out, got[at].what);
    else
        out << "no more";
    out << '\n';
}

namespace {

class Console {
public:
    Console(bool check, std::ostream& out)
        : m_check{check}
        , m_out{out}
    {
    }

    Result<void> take(std::string const& line)
    {
        auto const read = read_case(line);
        if (!read)
            return tl::unexpected(read.error());
        for (Run const& run : read->runs) {
            auto const got = run_case(read->input, run.version);
            if (!got)
                return tl::unexpected(got.error());
            if (m_check && !run.expected)
                return failure("expected 'observations' to check against");
            if (m_check)
                compare(read->input, run, *got);
            else
                print_run(m_out, read->input.id, run.version, *got);
        }
        return {};
    }

    ExitStatus finish() const
    {
        if (m_check)
            m_out << m_agree << " agree, " << m_differ << " differ\n";
        return m_differ == 0 ? ExitStatus::Done : ExitStatus::Failed;
    }

private:
    void compare(ConsoleCase const& input, Run const& run, Observations const& got)
    {
        auto const at = first_difference(got, *run.expected);
        ++(at ? m_differ : m_agree);
        if (at)
            print_difference(m_out, input, run, got, *at);
    }

    bool m_check;
    std::ostream& m_out;
    std::size_t m_agree = 0, m_differ = 0;
};

}

/// As std::getline(), but stops where a line is longer than any case; then `line` is.
static bool get_line(std::istream& in, std::string& line)
{
    line.clear();
    std::istream::sentry const ready{in, true};
    if (!ready)
        return false;
    for (auto* const buffer = in.rdbuf(); line.size() <= longest_line;) {
        auto const c = buffer->sbumpc();
        if (c == std::char_traits<char>::eof()) {
            in.setstate(line.empty() ? std::ios::eofbit | std::ios::failbit : std::ios::eofbit);
            return !line.empty();
        }
        if (c == '\n')
            return true;
        line += static_cast<char>(c);
    }
    return true;
}

ExitStatus run_kernel_console(std::istream& in, std::string const& name, bool check, std::ostream& out,
                              std::ostream& err)
{
    Console console{check, out};
    std::string line;
    for (std::size_t number = 1; get_line(in, line); ++number) {
        if (line.size() > longest_line) {
            err << name << ':' << number << ": error: longer than 16 MiB: that is the limit of a line\n";
            return ExitStatus::InvalidInput;
        }
        if (line.find_first_not_of(" \t\r") == std::string::npos)
            continue;
        if (auto const taken = console.take(line); !taken) {
            err << name << ':' << number << ": error: " << taken.error().text << '\n';
            return ExitStatus::InvalidInput;
        }
    }
    return console.finish();
}

}
