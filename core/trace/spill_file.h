// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <fstream>
#include <memory>
#include <string>

namespace tickscope {

/// A file that blocks of bytes are put away in. What was put away stays readable in place: the system brings pages back
/// when they are looked at.
class SpillFile {
public:
    explicit SpillFile(std::string path);

    bool good() const { return m_out.good(); }
    /// The block as it now lies in the file; null if it could not be written or read back.
    std::shared_ptr<std::uint8_t const> put(std::uint8_t const* data, std::size_t size);

private:
    std::string m_path;
    std::ofstream m_out;
    std::uint64_t m_size = 0;
};

}
