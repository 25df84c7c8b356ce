#pragma once

namespace memstrata {

/// For a listening socket: the port can be taken again at once after a stop, and
/// never shared with a second server.
void set_server_socket_options(int socket);

/// Lets as many connections wait on a listening socket as the system allows.
void lengthen_backlog(int socket);

}  // namespace memstrata
