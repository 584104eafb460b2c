// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace tickscope {

/// Rows of text in aligned columns. A column whose title begins with '<' is aligned to the left, the others to the
/// right.
class Table {
public:
    explicit Table(std::vector<std::string> titles);

    void add(std::vector<std::string> row);
    /// Rows beyond this many are counted instead of shown.
    void show_at_most(std::size_t rows) { m_most = rows; }
    bool empty() const { return m_rows.empty(); }
    /// Every line begins with `indent`; columns in which nothing but "" stands are left out.
    std::string text(std::string_view indent = "") const;

private:
    std::vector<std::string> m_titles;
    std::vector<bool> m_left;
    std::vector<std::vector<std::string>> m_rows;
    std::size_t m_most = static_cast<std::size_t>(-1);
};

}
