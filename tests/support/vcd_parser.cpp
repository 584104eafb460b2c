// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/vcd_parser.h"

#include <algorithm>
#include <charconv>
#include <set>
#include <sstream>

namespace tickscope::support {

namespace {

struct Variable {
    std::string name, type;
    unsigned width = 0;
};

class Parser {
public:
    explicit Parser(std::string_view text)
        : m_in{std::string{text}}
    {
    }

    VcdFile parse()
    {
        std::string word;
        while (!m_defined && m_in >> word)
            declaration(word);
        if (!m_defined)
            fault("no $enddefinitions");
        if (!m_scopes.empty())
            fault("a scope is not closed");
        if (m_file.timescale.empty())
            fault("no $timescale");
        while (m_in >> word)
            change(word);
        return m_file;
    }

private:
    void fault(std::string const& text) { m_file.faults.push_back(text); }

    std::vector<std::string> until_end()
    {
        std::vector<std::string> words;
        std::string word;
        while (m_in >> word && word != "$end")
            words.push_back(word);
        if (word != "$end")
            fault("no $end");
        return words;
    }
    static std::string joined(std::vector<std::string> const& words)
    {
        std::string text;
        for (std::string const& word : words)
            text += (text.empty() ? "" : " ") + word;
        return text;
    }

    void declaration(std::string const& keyword)
    {
        std::vector<std::string> const words = until_end();
        if (keyword == "$timescale")
            m_file.timescale = joined(words);
        else if (keyword == "$comment")
            m_file.comment = joined(words);
        else if (keyword == "$scope")
            scope(words);
        else if (keyword == "$upscope")
            m_scopes.empty() ? fault("$upscope outside a scope") : m_scopes.pop_back();
        else if (keyword == "$var")
            variable(words);
        else if (keyword == "$enddefinitions")
            m_defined = true;
        else if (keyword != "$version" && keyword != "$date")
            fault("a keyword that is none: " + keyword);
    }
    void scope(std::vector<std::string> const& words)
    {
        static std::set<std::string> const kinds{"module", "task", "function", "begin", "fork"};
        if (words.size() != 2 || !kinds.contains(words[0]))
            return fault("$scope " + joined(words));
        m_scopes.push_back(words[1]);
    }
    void variable(std::vector<std::string> const& words)
    {
        static std::set<std::string> const types{"event", "integer", "reg", "wire", "time", "string"};
        if (words.size() != 4 || !types.contains(words[0]))
            return fault("$var " + joined(words));
        std::string name;
        for (std::string const& scope : m_scopes)
            name += scope + ".";
        name += words[3];
        if (!m_variables.emplace(words[2], Variable{name, words[0], static_cast<unsigned>(std::stoul(words[1]))})
                 .second)
            fault("a code of two variables: " + words[2]);
        if (!m_file.types.emplace(name, words[0]).second)
            fault("a name of two variables: " + name);
    }

    void change(std::string const& word)
    {
        if (word.front() == '#')
            return time(word);
        if (!m_timed)
            fault("a change before any time");
        if (word.front() == 'b' || word.front() == 's') {
            std::string code;
            m_in >> code;
            word.front() == 'b' ? number(word.substr(1), code) : store("string", undone(word.substr(1)), code);
        } else if (word.front() == '0' || word.front() == '1') {
            auto const found = m_variables.find(word.substr(1));
            bool const is_event = found != m_variables.end() && found->second.type == "event";
            store(is_event ? "event" : "wire", word.substr(0, 1), word.substr(1));
        } else
            fault("no change: " + word);
    }
    void time(std::string const& word)
    {
        std::int64_t at = 0;
        auto const [end, error] = std::from_chars(word.data() + 1, word.data() + word.size(), at);
        if (error != std::errc{} || end != word.data() + word.size() || (m_timed && at <= m_file.end))
            fault("time " + word + " after #" + std::to_string(m_file.end));
        m_timed = true;
        m_file.end = at;
    }
    void number(std::string const& digits, std::string const& code)
    {
        if (digits.empty() || digits.size() > 64 || digits.find_first_not_of("01") != std::string::npos)
            fault("no binary number: " + digits);
        store("reg", digits, code);
    }
    void store(std::string const& type, std::string const& value, std::string const& code)
    {
        auto const found = m_variables.find(code);
        if (found == m_variables.end())
            return fault("a change of what was not declared: " + code);
        if (found->second.type != type)
            fault(found->second.name + " is no " + type);
        m_file.changes[found->second.name].push_back({m_file.end, value});
    }
    static std::string undone(std::string const& text)
    {
        std::string out;
        for (std::size_t i = 0; i < text.size(); ++i) {
            if (text[i] != '\\') {
                out.push_back(text[i]);
                continue;
            }
            out.push_back(static_cast<char>(std::stoi(text.substr(i + 1, 3), nullptr, 8)));
            i += 3;
        }
        return out;
    }

    std::istringstream m_in;
    VcdFile m_file;
    std::vector<std::string> m_scopes;
    std::map<std::string, Variable> m_variables;
    bool m_defined = false, m_timed = false;
};

}

VcdFile parse_vcd(std::string_view text) { return Parser{text}.parse(); }

}
