// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trace/json_text.h"

#include <iterator>

namespace tickscope::json {

void put_escaped(Out& out, std::string_view text)
{
    for (char const c : text) {
        auto const byte = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\') {
            out.push_back('\\');
            out.push_back(c);
        } else if (byte < 0x20)
            fmt::format_to(std::back_inserter(out), "\\u{:04x}", byte);
        else
            out.push_back(c);
    }
}

void put_string(Out& out, std::string_view text)
{
    out.push_back('"');
    put_escaped(out, text);
    out.push_back('"');
}

namespace {

struct PutValue {
    Out& out;

    void operator()(std::nullptr_t) const { put(out, "null"); }
    void operator()(bool value) const { put(out, value ? "true" : "false"); }
    void operator()(std::string const& value) const { put_string(out, value); }
    void operator()(TaskCputime const& time) const
    {
        fmt::format_to(std::back_inserter(out), R"({{"utime":{},"stime":{},"runtime":{}}})", time.utime.value,
                       time.stime.value, time.sum_exec_runtime.count());
    }
    void operator()(std::vector<std::string_view> const& list) const
    {
        out.push_back('[');
        for (std::string_view const& item : list) {
            if (&item != &list.front())
                out.push_back(',');
            put_string(out, item);
        }
        out.push_back(']');
    }
    void operator()(auto number) const
    {
        fmt::format_int const digits{number};
        out.append(digits.data(), digits.data() + digits.size());
    }
};

}

void put_value(Out& out, FieldValue const& value) { std::visit(PutValue{out}, value); }

void put_field(Out& out, Field const& field)
{
    put_string(out, field.name);
    out.push_back(':');
    put_value(out, field.value);
}

}
