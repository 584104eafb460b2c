// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trace/tracepoint.h"

#include "core/base/verify.h"

#include <algorithm>
#include <array>
#include <iterator>

namespace tickscope {

static std::string one_line(std::string_view text, std::size_t longest);

namespace {

/// How a type is declared in a `format` file, and which arguments printf takes for it.
struct TypeInfo {
    TracepointType type{};
    std::string_view declared;  ///< with * for the name
    unsigned size = 0, alignment = 0;
    bool is_signed = false;
    std::string_view conversion;
};

constexpr unsigned comm_size = 16;

constexpr std::array<TypeInfo, 8> types{{
    {TracepointType::Comm, "char *[16]", comm_size, 1, false, "%s"},
    {TracepointType::Int, "int *", 4, 4, true, "%d"},
    {TracepointType::Cpu, "int *", 4, 4, true, "%03d"},
    {TracepointType::Long, "u64 *", 8, 8, false, "%llu"},
    {TracepointType::Address, "unsigned long *", 8, 8, false, "%lx"},
    {TracepointType::Micros, "long *", 8, 8, true, "%06ld"},
    {TracepointType::State, "long *", 8, 8, true, "%s"},
    {TracepointType::Text, "__data_loc char[] *", 4, 4, false, "%s"},
}};

constexpr TypeInfo const& info(TracepointType type) { return types[static_cast<std::size_t>(type)]; }

constexpr bool types_are_in_order()
{
    for (std::size_t i = 0; i < types.size(); ++i)
        if (static_cast<std::size_t>(types[i].type) != i)
            return false;
    return true;
}
static_assert(types_are_in_order());

constexpr std::size_t longest_text = 2048;
constexpr unsigned common_size = 8;
constexpr std::string_view common_fields =
    "\tfield:unsigned short common_type;\toffset:0;\tsize:2;\tsigned:0;\n"
    "\tfield:unsigned char common_flags;\toffset:2;\tsize:1;\tsigned:0;\n"
    "\tfield:unsigned char common_preempt_count;\toffset:3;\tsize:1;\tsigned:0;\n"
    "\tfield:int common_pid;\toffset:4;\tsize:4;\tsigned:1;\n\n";

constexpr unsigned aligned(unsigned offset, unsigned to) { return (offset + to - 1) / to * to; }

char state_letter(std::int64_t bit)
{
    return bit == 0x20 ? 'Z' : bit == 0x10 ? 'X' : bit == 4 ? 'T' : bit == 1 ? 'S' : 'R';
}

std::string argument(TracepointField const& field)
{
    if (field.type == TracepointType::Text)
        return fmt::format("__get_str({})", field.name);
    if (field.type == TracepointType::State)
        return fmt::format(
            R"(REC->{0} ? __print_flags(REC->{0}, "|", {{ 0x01, "S" }}, {{ 0x04, "T" }}, {{ 0x10, "X" }}, {{ 0x20, "Z" }}) : "R")",
            field.name);
    return fmt::format("REC->{}", field.name);
}

std::string format_of_print(unsigned id)
{
    return fmt::format("name: print\nID: {}\nformat:\n{}"
                       "\tfield:unsigned long ip;\toffset:8;\tsize:8;\tsigned:0;\n"
                       "\tfield:char buf[];\toffset:16;\tsize:0;\tsigned:0;\n\n"
                       "print fmt: \"%ps: %s\", (void *)REC->ip, REC->buf\n",
                       id, common_fields);
}

void put_little_endian(std::string& out, std::uint64_t value, unsigned bytes)
{
    for (unsigned i = 0; i < bytes; ++i)
        out.push_back(static_cast<char>(value >> (8 * i)));
}

void pad_to(std::string& out, std::size_t begin, unsigned alignment)
{
    while ((out.size() - begin) % alignment != 0)
        out.push_back('\0');
}

// Strings of any length lie behind the fields; a field holds where, and how long.
void put_value(std::string& out, std::string& strings, TracepointField const& field, TracepointValue const& value,
               unsigned end_of_fields)
{
    if (field.type == TracepointType::Comm) {
        std::string comm = comm_of(value.text);
        comm.resize(comm_size);
        out.append(comm);
    } else if (field.type == TracepointType::Text) {
        std::string const text = one_line(value.text, longest_text);
        put_little_endian(out, (text.size() + 1) << 16 | (end_of_fields + strings.size()), 4);
        strings.append(text).push_back('\0');
    } else
        put_little_endian(out, static_cast<std::uint64_t>(value.number), info(field.type).size);
}

unsigned end_of_fields(Tracepoint const& what)
{
    unsigned offset = common_size;
    for (TracepointField const& field : what.fields)
        offset = aligned(offset, info(field.type).alignment) + info(field.type).size;
    return offset;
}

}

std::int64_t task_state_bit(SwitchOutState state)
{
    switch (state) {
    case SwitchOutState::Sleeping:
        return 0x01;
    case SwitchOutState::Stopped:
        return 0x04;
    case SwitchOutState::Zombie:
        return 0x20;
    case SwitchOutState::Dead:
        return 0x10;
    case SwitchOutState::Runnable:
    case SwitchOutState::Idle:
        return 0;
    }
    return 0;
}

static std::string one_line(std::string_view text, std::size_t longest)
{
    std::size_t length = std::min(text.size(), longest);
    // A byte 10xxxxxx goes on with a character that began before it.
    while (length < text.size() && length > 0 && (static_cast<unsigned char>(text[length]) & 0xc0) == 0x80)
        --length;
    std::string line{text.substr(0, length)};
    std::ranges::replace_if(
        line, [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; }, '?');
    return line;
}

std::string comm_of(std::string_view name) { return one_line(name, longest_comm); }

void put_tracepoint_text(fmt::memory_buffer& out, Tracepoint const& what, std::span<TracepointValue const> values)
{
    VERIFY(values.size() == what.fields.size());
    auto const to = std::back_inserter(out);
    fmt::format_to(to, "{}: ", &what == &tracepoints::print ? "tracing_mark_write" : what.name);
    for (std::size_t i = 0; i < values.size(); ++i) {
        out.append(what.fields[i].before);
        std::int64_t const number = values[i].number;
        switch (what.fields[i].type) {
        case TracepointType::Comm:
            out.append(std::string_view{comm_of(values[i].text)});
            break;
        case TracepointType::Text:
            out.append(std::string_view{one_line(values[i].text, longest_text)});
            break;
        case TracepointType::Int:
            fmt::format_to(to, "{}", number);
            break;
        case TracepointType::Cpu:
            fmt::format_to(to, "{:03}", number);
            break;
        case TracepointType::Long:
            fmt::format_to(to, "{}", static_cast<std::uint64_t>(number));
            break;
        case TracepointType::Address:
            fmt::format_to(to, "{:x}", static_cast<std::uint64_t>(number));
            break;
        case TracepointType::Micros:
            fmt::format_to(to, "{:06}", number);
            break;
        case TracepointType::State:
            out.push_back(state_letter(number));
            break;
        }
    }
    out.append(what.after);
}

std::string tracepoint_format(Tracepoint const& what, unsigned id)
{
    if (&what == &tracepoints::print)
        return format_of_print(id);
    std::string fields, text, arguments;
    unsigned offset = common_size;
    for (TracepointField const& field : what.fields) {
        TypeInfo const& type = info(field.type);
        offset = aligned(offset, type.alignment);
        std::string declared{type.declared};
        declared.replace(declared.find('*'), 1, field.name);
        fields += fmt::format("\tfield:{};\toffset:{};\tsize:{};\tsigned:{};\n", declared, offset, type.size,
                              type.is_signed ? 1 : 0);
        offset += type.size;
        text.append(field.before).append(type.conversion);
        arguments += ", " + argument(field);
    }
    return fmt::format("name: {}\nID: {}\nformat:\n{}{}\nprint fmt: \"{}{}\"{}\n", what.name, id, common_fields, fields,
                       text, what.after, arguments);
}

void put_tracepoint_record(std::string& out, Tracepoint const& what, std::span<TracepointValue const> values,
                           unsigned id, std::uint32_t common_pid)
{
    std::size_t const begin = out.size();
    put_little_endian(out, id, 2);
    put_little_endian(out, 0, 2);  // flags and preempt count
    put_little_endian(out, common_pid, 4);
    if (&what == &tracepoints::print) {
        put_little_endian(out, trace_marker_address, 8);
        out.append(values.front().text).append("\n").push_back('\0');
    } else {
        std::string strings;
        for (std::size_t i = 0; i < values.size(); ++i) {
            pad_to(out, begin, info(what.fields[i].type).alignment);
            put_value(out, strings, what.fields[i], values[i], end_of_fields(what));
        }
        out.append(strings);
    }
    pad_to(out, begin, 4);
}

}
