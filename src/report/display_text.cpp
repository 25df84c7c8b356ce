#include "report/display_text.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include <fmt/format.h>

namespace memstrata {

namespace {

struct Range {
  char32_t first;
  char32_t last;
};

bool is_in(char32_t character, const auto& ranges) {
  const auto after = std::ranges::upper_bound(ranges, character, {}, &Range::first);
  return after != ranges.begin() && character <= std::prev(after)->last;
}

// Unicode categories Cc, Cf, Zl, Zp and the fillers that show nothing.
constexpr std::array kInvisible = {
    Range{0x0, 0x1f},        Range{0x7f, 0x9f},       Range{0xad, 0xad},
    Range{0x34f, 0x34f},     Range{0x600, 0x605},     Range{0x61c, 0x61c},
    Range{0x6dd, 0x6dd},     Range{0x70f, 0x70f},     Range{0x115f, 0x1160},
    Range{0x17b4, 0x17b5},   Range{0x180b, 0x180f},   Range{0x200b, 0x200f},
    Range{0x2028, 0x202e},   Range{0x2060, 0x206f},   Range{0x3164, 0x3164},
    Range{0xfe00, 0xfe0f},   Range{0xfeff, 0xfeff},   Range{0xffa0, 0xffa0},
    Range{0xfff0, 0xfffb},   Range{0x110bd, 0x110bd}, Range{0x13430, 0x1343f},
    Range{0x1bca0, 0x1bca3}, Range{0x1d173, 0x1d17a}, Range{0xe0000, 0xe0fff},
};

constexpr std::array kCombining = {
    Range{0x300, 0x36f},   Range{0x483, 0x489},   Range{0x591, 0x5bd},
    Range{0x610, 0x61a},   Range{0x64b, 0x65f},   Range{0x1ab0, 0x1aff},
    Range{0x1dc0, 0x1dff}, Range{0x20d0, 0x20ff}, Range{0xfe20, 0xfe2f},
};

// East Asian wide and full-width characters, and emoji.
constexpr std::array kWide = {
    Range{0x1100, 0x115f},   Range{0x2e80, 0x303e},   Range{0x3041, 0xa4cf},
    Range{0xac00, 0xd7a3},   Range{0xf900, 0xfaff},   Range{0xfe30, 0xfe4f},
    Range{0xff00, 0xff60},   Range{0xffe0, 0xffe6},   Range{0x1f300, 0x1f64f},
    Range{0x1f680, 0x1f6ff}, Range{0x1f900, 0x1f9ff}, Range{0x20000, 0x3fffd},
};

std::size_t bytes_of_character(char lead) {
  const auto byte = static_cast<unsigned char>(lead);
  if (byte < 0xc0) {
    return 1;
  }
  return byte < 0xe0 ? 2 : byte < 0xf0 ? 3 : 4;
}

// Names are valid UTF-8 since they were parsed, so no check is needed.
char32_t character_of(std::string_view bytes) {
  const auto lead = static_cast<unsigned char>(bytes.front());
  if (bytes.size() == 1) {
    return lead;
  }
  char32_t character = lead & (0x7fU >> bytes.size());
  for (const char next : bytes.substr(1)) {
    character = (character << 6U) | (static_cast<unsigned char>(next) & 0x3fU);
  }
  return character;
}

std::vector<std::string_view> characters_of(std::string_view text) {
  std::vector<std::string_view> characters;
  characters.reserve(text.size());
  while (!text.empty()) {
    const std::size_t size = std::min(bytes_of_character(text.front()), text.size());
    characters.push_back(text.substr(0, size));
    text.remove_prefix(size);
  }
  return characters;
}

std::size_t width_of_character(std::string_view bytes) {
  if (bytes.size() == 1) {
    return 1;
  }
  const char32_t character = character_of(bytes);
  if (is_in(character, kCombining)) {
    return 0;
  }
  return is_in(character, kWide) ? 2 : 1;
}

/// As many characters from the front as fit into `columns`.
std::string front_part(const std::vector<std::string_view>& characters,
                       std::size_t columns) {
  std::string part;
  std::size_t used = 0;
  for (const std::string_view character : characters) {
    used += width_of_character(character);
    if (used > columns) {
      break;
    }
    part += character;
  }
  return part;
}

std::string back_part(const std::vector<std::string_view>& characters,
                      std::size_t columns) {
  std::size_t used = 0;
  std::size_t first = characters.size();
  while (first > 0 && used + width_of_character(characters[first - 1]) <= columns) {
    --first;
    used += width_of_character(characters[first]);
  }
  std::string part;
  for (std::size_t i = first; i < characters.size(); ++i) {
    part += characters[i];
  }
  return part;
}

bool is_plain_ascii(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return c >= ' ' && c <= '~'; });
}

}  // namespace

std::string visible(std::string_view name) {
  if (is_plain_ascii(name)) {
    return std::string{name};
  }
  std::string text;
  for (const std::string_view character : characters_of(name)) {
    const char32_t value = character_of(character);
    if (is_in(value, kInvisible)) {
      text += fmt::format("\\u{{{:x}}}", static_cast<std::uint32_t>(value));
    } else {
      text += character;
    }
  }
  return text;
}

std::size_t display_width(std::string_view text) {
  if (is_plain_ascii(text)) {
    return text.size();
  }
  std::size_t width = 0;
  for (const std::string_view character : characters_of(text)) {
    width += width_of_character(character);
  }
  return width;
}

std::string clipped(std::string_view text, std::size_t columns, Keep keep,
                    std::string_view mark) {
  if (display_width(text) <= columns) {
    return std::string{text};
  }
  const std::size_t mark_width = display_width(mark);
  const std::vector<std::string_view> characters = characters_of(text);
  if (columns <= mark_width) {
    return front_part(characters, columns);
  }
  const std::size_t left = columns - mark_width;
  switch (keep) {
    case Keep::begin:
      return front_part(characters, left) + std::string{mark};
    case Keep::end:
      return std::string{mark} + back_part(characters, left);
    case Keep::both_ends:
      break;
  }
  return front_part(characters, left - left / 2) + std::string{mark} +
         back_part(characters, left / 2);
}

std::string wrapped(std::string_view text, std::size_t columns) {
  std::string lines{text};
  if (columns == 0) {
    return lines;
  }
  std::size_t begin = 0;                  // of the line
  std::size_t blank = std::string::npos;  // the last one that ends a line that fits
  for (std::size_t i = 0; i <= lines.size(); ++i) {
    if (i < lines.size() && lines[i] != ' ') {
      continue;
    }
    const auto line = std::string_view{lines}.substr(begin, i - begin);
    if (display_width(line) > columns && blank != std::string::npos) {
      lines[blank] = '\n';
      begin = blank + 1;
    }
    blank = i;
  }
  return lines;
}

}  // namespace memstrata
