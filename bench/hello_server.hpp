// The least that the web server's library can do, as the limit of what a service on it can reach.
#pragma once

namespace lianshen::bench {

// Answers "hello" to every GET, with the same threads and socket options as ours; prints its address and
// serves until it is killed.
int serve_hello();

}  // namespace lianshen::bench
