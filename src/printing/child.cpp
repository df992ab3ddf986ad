#include "printing/child.hpp"

#include <array>
#include <cerrno>
#include <cstdlib>

#include <fcntl.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

namespace renga::printing {
namespace {

std::vector<char*> pointers_to(std::vector<std::string>& texts) {
  std::vector<char*> pointers;
  for (std::string& text : texts) pointers.push_back(text.data());
  pointers.push_back(nullptr);
  return pointers;
}

/// Hands over all of the text; a reader that ends early neither is a fault of the writer nor ends
/// it by a signal, which is why the two are joined by sockets.
void send_all(int socket_end, std::string_view text) {
  while (!text.empty()) {
    const ssize_t written = send(socket_end, text.data(), text.size(), MSG_NOSIGNAL);
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return;
    text.remove_prefix(static_cast<std::size_t>(written));
  }
}

int exit_code_of(pid_t child) {
  int status = 0;
  while (waitpid(child, &status, 0) < 0)
    if (errno != EINTR) return -1;
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

/// What the child finds as its standard input and outputs.
class Streams {
 public:
  explicit Streams(int input) {
    posix_spawn_file_actions_init(&actions_);
    posix_spawn_file_actions_adddup2(&actions_, input, STDIN_FILENO);
    posix_spawn_file_actions_addopen(&actions_, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
    posix_spawn_file_actions_addopen(&actions_, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
  }
  Streams(const Streams&) = delete;
  Streams& operator=(const Streams&) = delete;
  ~Streams() { posix_spawn_file_actions_destroy(&actions_); }

  const posix_spawn_file_actions_t* get() const { return &actions_; }

 private:
  posix_spawn_file_actions_t actions_{};
};

}  // namespace

std::optional<int> run(const Program& program, std::string_view input) {
  std::array<int, 2> ends{};
  if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends.data()) != 0) return std::nullopt;
  std::vector<std::string> words = program.words;
  std::vector<std::string> environment = program.environment;
  for (const char* kept : {"PATH", "HOME"})
    if (const char* value = std::getenv(kept))
      environment.push_back(std::string(kept) + "=" + value);
  pid_t child = 0;
  const Streams streams(ends[0]);
  const int failed = posix_spawnp(&child, words.front().c_str(), streams.get(), nullptr,
                                  pointers_to(words).data(), pointers_to(environment).data());
  close(ends[0]);
  if (failed != 0) {
    close(ends[1]);
    return std::nullopt;
  }
  send_all(ends[1], input);
  close(ends[1]);
  return exit_code_of(child);
}

}  // namespace renga::printing
