#include "report/heap_map.hpp"

#include <algorithm>
#include <string_view>

#include "report/numbers.hpp"
#include "report/text_table.hpp"

namespace memstrata {

namespace {

constexpr int kAddressWidth = 16;  // 0x7fb330e42000 and two blanks

class MapWriter {
 public:
  MapWriter(std::ostream& out, HeapMapStart start, const HeapMapLook& look,
            const Style& style)
      : out_(out),
        start_(start),
        look_(look),
        style_(style),
        line_blocks_(look.columns * kMapColumn) {}

  void add(const PaintedRun& run) {
    GcBlocks left = run.count;
    while (left > 0) {
      if (used_ == 0 && run.folds && look_.fold && left >= line_blocks_) {
        const GcBlocks lines = left / line_blocks_;
        folded_lines_ += lines;
        left -= lines * line_blocks_;
        continue;
      }
      const GcBlocks part = std::min(left, line_blocks_ - used_);
      pieces_.push_back({run.letter, run.paint, part, run.folds});
      used_ += part;
      left -= part;
      if (used_ == line_blocks_) {
        end_line();
      }
    }
  }

  void finish() {
    if (used_ > 0) {
      end_line();
    }
    write_folded();
  }

 private:
  /// A line may fold although several runs share it.
  void end_line() {
    const bool folds =
        look_.fold && used_ == line_blocks_ &&
        std::ranges::all_of(pieces_, [](const PaintedRun& piece) { return piece.folds; });
    if (folds) {
      ++folded_lines_;
    } else {
      write_folded();
      write_line();
      block_ += used_;
    }
    pieces_.clear();
    used_ = 0;
  }

  void write_folded() {
    if (folded_lines_ == 0) {
      return;
    }
    const auto lines =
        std::string{"("} + counted(folded_lines_, "line") + " " + look_.folded_is + ")";
    out_ << std::string(label(block_).size() + 2, ' ')
         << toned(lines, Tone::faint, style_) << '\n';
    block_ += folded_lines_ * line_blocks_;
    folded_lines_ = 0;
  }

  void write_line() {
    out_ << toned(label(block_), Tone::faint, style_) << "  ";
    GcBlocks column = 0;
    auto paint = Paint::plain;
    for (const auto& piece : pieces_) {
      if (style_.color && piece.paint != paint) {
        paint = piece.paint;
        out_ << kPaintEnd << escape_of(paint);
      }
      for (GcBlocks i = 0; i < piece.count; ++i, ++column) {
        out_ << (column > 0 && column % kMapColumn == 0 ? " " : "") << piece.letter;
      }
    }
    out_ << (style_.color ? kPaintEnd : "") << '\n';
  }

  [[nodiscard]] std::string label(GcBlocks block) const {
    return hex_address(start_.gc_block_bytes == 0
                           ? block
                           : start_.address + block * start_.gc_block_bytes);
  }

  std::ostream& out_;
  HeapMapStart start_;
  const HeapMapLook& look_;
  const Style& style_;
  GcBlocks line_blocks_;
  std::vector<PaintedRun> pieces_;  // of the line that is being filled
  GcBlocks used_ = 0;
  GcBlocks block_ = 0;  // the first that is not written yet
  std::uint64_t folded_lines_ = 0;
};

}  // namespace

std::size_t fitting_columns(int width) {
  constexpr int kColumn = static_cast<int>(kMapColumn) + 1;
  for (const int columns : {4, 2}) {
    if (width >= kAddressWidth + columns * kColumn) {
      return static_cast<std::size_t>(columns);
    }
  }
  return 1;
}

void write_heap_map(std::ostream& out, HeapMapStart start,
                    const std::vector<PaintedRun>& runs, const HeapMapLook& look,
                    const Style& style) {
  MapWriter writer{out, start, look, style};
  for (const auto& run : runs) {
    writer.add(run);
  }
  writer.finish();
}

}  // namespace memstrata
