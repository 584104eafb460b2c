// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <fmt/format.h>

#include <ostream>

namespace tickscope {

/// Text on its way to a stream, in pieces large enough that the stream does not cost more than the text.
class TextSink {
public:
    explicit TextSink(std::ostream& out)
        : m_out{out}
    {
    }
    ~TextSink() { flush(); }
    TextSink(TextSink const&) = delete;
    TextSink& operator=(TextSink const&) = delete;

    fmt::memory_buffer& text() { return m_text; }
    void flush_when_full()
    {
        if (m_text.size() >= piece)
            flush();
    }
    void flush()
    {
        m_out.write(m_text.data(), static_cast<std::streamsize>(m_text.size()));
        m_text.clear();
    }

private:
    static constexpr std::size_t piece = std::size_t{1} << 16;

    std::ostream& m_out;
    fmt::memory_buffer m_text;
};

}
