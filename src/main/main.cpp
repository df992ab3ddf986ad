#include "cli/cli.hpp"

int main(int argument_count, char** arguments) {
  return renga::cli::run(argument_count, arguments);
}
