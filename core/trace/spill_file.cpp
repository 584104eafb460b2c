// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trace/spill_file.h"

#include <boost/interprocess/file_mapping.hpp>
#include <boost/interprocess/mapped_region.hpp>

#include <utility>

namespace tickscope {

namespace ipc = boost::interprocess;

SpillFile::SpillFile(std::string path)
    : m_path{std::move(path)}
    , m_out{m_path, std::ios::binary | std::ios::trunc}
{
}

std::shared_ptr<std::uint8_t const> SpillFile::put(std::uint8_t const* data, std::size_t size)
{
    m_out.write(reinterpret_cast<char const*>(data), static_cast<std::streamsize>(size));
    m_out.flush();
    if (!m_out)
        return {};
    try {
        auto region = std::make_shared<ipc::mapped_region>(ipc::file_mapping{m_path.c_str(), ipc::read_only},
                                                           ipc::read_only, static_cast<ipc::offset_t>(m_size), size);
        m_size += size;
        auto const* at = static_cast<std::uint8_t const*>(region->get_address());
        return {std::move(region), at};
    } catch (ipc::interprocess_exception const&) {
        return {};
    }
}

}
