#pragma once

#include <cstdint>
#include <string>

namespace memstrata {

/// 369912 -> "369,912".
std::string grouped(std::int64_t number);
std::string grouped(std::uint64_t number);

/// 1234 -> "+1,234", -1234 -> "-1,234", 0 -> "0".
std::string signed_grouped(std::int64_t number);

/// part of whole with one decimal: "46.3 %"; "-" when whole is 0.
std::string percent(std::uint64_t part, std::uint64_t whole);

/// 0x08000000: eight digits, more when the address needs them.
std::string hex_address(std::uint64_t address);

/// "1 build", "2 builds".
std::string counted(std::uint64_t number, const std::string& singular);
std::string counted(std::uint64_t number, const std::string& singular,
                    const std::string& plural);

}  // namespace memstrata
