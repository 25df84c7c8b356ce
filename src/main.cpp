#include <iostream>

#include "cli/run_cli.hpp"
#include "platform/freed_memory.hpp"
#include "platform/output.hpp"
#include "platform/signals.hpp"

int main(int argc, char* argv[]) {
  using memstrata::DescriptorBuffer;
  using memstrata::DescriptorStream;
  memstrata::keep_freed_memory();
  memstrata::ignore_closed_pipes();
  memstrata::end_cleanly_on_signals();
  DescriptorStream out{1, DescriptorBuffer::Use::answers};
  DescriptorStream err{2, DescriptorBuffer::Use::messages};
  return memstrata::run_cli({argv + 1, argv + argc}, std::cin, out, err,
                            memstrata::attached_terminal());
}
