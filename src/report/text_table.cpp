#include "report/text_table.hpp"

#include <algorithm>
#include <numeric>
#include <string_view>

#include "report/markdown.hpp"

namespace memstrata {

namespace {

constexpr std::size_t kGap = 2;         // blanks between columns
constexpr std::size_t kReadable = 24;   // names are cut to so many before a column goes
constexpr std::size_t kNarrowest = 12;  // and to so many when none is left to go

std::string_view color_code(Tone tone) {
  switch (tone) {
    case Tone::plain:
      break;
    case Tone::faint:
      return "\x1b[2m";
    case Tone::strong:
      return "\x1b[1m";
    case Tone::grew:
      return "\x1b[38;5;208m";
    case Tone::shrank:
      return "\x1b[38;5;39m";
    case Tone::warning:
      return "\x1b[33m";
  }
  return {};
}

/// The table as it will be printed: names made visible, and which columns.
class Layout {
 public:
  Layout(const TextTable& table, const Style& style) : table_(table), style_(style) {
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
      shown_.push_back(i);
      widths_.push_back(natural_width(i));
    }
    fit();
  }

  void write_row(std::ostream& out, const TableRow& row) const {
    std::string line;
    std::size_t waiting_blanks = 0;
    for (const std::size_t column : shown_) {
      const TableCell cell = column < row.size() ? row[column] : TableCell{};
      const std::string text = text_of(cell, column);
      const std::size_t padding =
          widths_[column] - std::min(widths_[column], display_width(text));
      const bool right = table_.columns[column].align == TableColumn::Align::right;
      if (right) {
        waiting_blanks += padding;
      }
      if (!text.empty()) {
        line.append(waiting_blanks, ' ');
        line += toned(text, cell.tone, style_);
        waiting_blanks = 0;
      }
      waiting_blanks += kGap + (right ? 0 : padding);
    }
    out << line << '\n';
  }

  void write_titles(std::ostream& out) const {
    TableRow titles;
    for (const TableColumn& column : table_.columns) {
      titles.push_back({column.title, Tone::faint});
    }
    write_row(out, titles);
  }

  void write_line(std::ostream& out) const {
    std::string line;
    for (std::size_t i = 0; i < total_width(); ++i) {
      line += style_.unicode ? "─" : "-";
    }
    out << toned(line, Tone::faint, style_) << '\n';
  }

 private:
  [[nodiscard]] std::size_t natural_width(std::size_t column) const {
    std::size_t width = display_width(table_.columns[column].title);
    for (const auto* rows : {&table_.rows, &table_.footer}) {
      for (const TableRow& row : *rows) {
        if (column < row.size()) {
          width = std::max(width, display_width(shown_text(row[column], column)));
        }
      }
    }
    return width;
  }

  [[nodiscard]] std::string shown_text(const TableCell& cell, std::size_t column) const {
    return table_.columns[column].is_name ? visible(cell.text) : cell.text;
  }

  [[nodiscard]] std::string text_of(const TableCell& cell, std::size_t column) const {
    return clipped(shown_text(cell, column), widths_[column], table_.columns[column].keep,
                   style_.unicode ? "…" : "~");
  }

  [[nodiscard]] std::size_t total_width() const {
    return std::accumulate(shown_.begin(), shown_.end(), std::size_t{0},
                           [&](std::size_t sum, std::size_t column) {
                             return sum + widths_[column] + kGap;
                           }) -
           kGap;
  }

  /// First the widest names are cut, then columns are left out, then cut more.
  void fit() {
    if (style_.width <= 0 || shown_.empty()) {
      return;
    }
    const auto limit = static_cast<std::size_t>(style_.width);
    while (total_width() > limit) {
      const std::size_t excess = total_width() - limit;
      if (!shrink_widest(excess, kReadable) && !drop_a_column() &&
          !shrink_widest(excess, kNarrowest)) {
        return;
      }
    }
  }

  bool shrink_widest(std::size_t excess, std::size_t narrowest) {
    std::size_t widest = shown_.front();
    std::size_t width = narrowest;
    std::size_t next = narrowest;
    for (const std::size_t column : shown_) {
      if (table_.columns[column].may_shrink && widths_[column] > width) {
        next = std::max(next, width);
        width = widths_[column];
        widest = column;
      } else if (table_.columns[column].may_shrink) {
        next = std::max(next, widths_[column]);
      }
    }
    if (width == narrowest) {
      return false;
    }
    // Down to the next widest, so that equals are cut alike; one at least.
    const std::size_t step = std::max<std::size_t>(1, std::min(excess, width - next));
    widths_[widest] -= step;
    return true;
  }

  bool drop_a_column() {
    const auto last = std::ranges::max_element(shown_, {}, [&](std::size_t column) {
      return table_.columns[column].drop_order;
    });
    if (table_.columns[*last].drop_order == 0) {
      return false;
    }
    shown_.erase(last);
    for (const std::size_t column : shown_) {
      widths_[column] = natural_width(column);
    }
    return true;
  }

  const TextTable& table_;
  const Style& style_;
  std::vector<std::size_t> shown_;
  std::vector<std::size_t> widths_;
};

std::string markdown_cell(const TableCell& cell, bool is_name) {
  const std::size_t begin = cell.text.find_first_not_of(' ');
  if (begin == std::string::npos) {
    return {};
  }
  const std::string text = cell.text.substr(begin);
  const std::string written = is_name ? markdown_code(text) : markdown_text(text);
  return cell.tone == Tone::strong ? "**" + written + "**" : written;
}

void write_markdown(std::ostream& out, const TextTable& table) {
  const auto write_row = [&](const TableRow& row, bool has_names) {
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
      const bool is_name = has_names && table.columns[i].is_name;
      out << "| " << (i < row.size() ? markdown_cell(row[i], is_name) : "") << ' ';
    }
    out << "|\n";
  };
  for (const TableColumn& column : table.columns) {
    out << "| " << markdown_text(column.title) << ' ';
  }
  out << "|\n";
  for (const TableColumn& column : table.columns) {
    out << (column.align == TableColumn::Align::right ? "| ---: " : "| --- ");
  }
  out << "|\n";
  for (const TableRow& row : table.rows) {
    write_row(row, true);
  }
  for (const TableRow& row : table.footer) {  // sums have no names
    write_row(row, false);
  }
  out << '\n';
}

std::string fitted(const std::string& text, const Style& style) {
  return wrapped(visible(text), static_cast<std::size_t>(std::max(style.width, 0)));
}

}  // namespace

Tone tone_of(std::int64_t delta) {
  return delta > 0 ? Tone::grew : delta < 0 ? Tone::shrank : Tone::plain;
}

std::string toned(const std::string& text, Tone tone, const Style& style) {
  if (!style.color || tone == Tone::plain || text.empty()) {
    return text;
  }
  return std::string{color_code(tone)} + text + "\x1b[0m";
}

void write_table(std::ostream& out, const TextTable& table, const Style& style) {
  if (style.markdown()) {
    write_markdown(out, table);
    return;
  }
  const Layout layout{table, style};
  layout.write_titles(out);
  for (const TableRow& row : table.rows) {
    layout.write_row(out, row);
  }
  if (!table.footer.empty()) {
    layout.write_line(out);
  }
  for (const TableRow& row : table.footer) {
    layout.write_row(out, row);
  }
}

void write_heading(std::ostream& out, const std::string& text, const Style& style) {
  if (style.markdown()) {
    out << "### " << markdown_text(text) << "\n\n";
  } else {
    out << toned(fitted(text, style), Tone::strong, style) << '\n';
  }
}

void write_note(std::ostream& out, const std::string& text, const Style& style) {
  if (style.markdown()) {
    out << markdown_text(text) << "\n\n";
  } else {
    out << fitted(text, style) << '\n';
  }
}

}  // namespace memstrata
