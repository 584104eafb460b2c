// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace tickscope {

/// Text that somebody else wrote, as one line of a terminal or of a report may show it. What would not be seen as a
/// character of that line is written out: control characters and ends of lines (\n, \x1b, \u{9b}), marks that turn the
/// direction of writing (\u{202e}), what is no character (\u{fffe}), bytes that are no UTF-8 (\xff). All else stays.
std::string shown_text(std::string_view text);

/// The same for what may have several lines: line feeds stay.
std::string shown_lines(std::string_view text);

/// As the content of an XML element or attribute: shown_text() with &, <, > and " as entities. Well-formed, whatever
/// comes.
std::string xml_text(std::string_view text);

/// As a field of CSV that people open in spreadsheets: a field that would be a formula there (it begins with =, +, -,
/// @, a tab or a carriage return, and is no number) gets an apostrophe before it, and quotes come round what needs
/// them.
std::string csv_text(std::string_view text);

}
