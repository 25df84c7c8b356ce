#include "platform/socket_options.hpp"

#include <sys/socket.h>

namespace memstrata {

void set_server_socket_options(int socket) {
  const int yes = 1;
  ::setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
}

void lengthen_backlog(int socket) {
  ::listen(socket, SOMAXCONN);
}

}  // namespace memstrata
