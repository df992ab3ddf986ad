#pragma once

#include "service/demo_folders.hpp"
#include "service/service.hpp"

#include <filesystem>
#include <string>
#include <string_view>

namespace renga::service {

/// What passes between the parties of the demonstration: sealed packages in one folder, and the
/// certificates in another. Each party's identity lies in its own folder; identities are random in
/// every run, for nothing that a dataset holds depends on them.
class DemoPost {
 public:
  DemoPost(const DemoFolders& folders, std::filesystem::path passphrase_file)
      : folders_(folders), passphrase_file_(std::move(passphrase_file)) {}

  /// Makes the identities of the parties that exchange packages.
  Done open_desks() const;

  /// The package of that purpose from one party to another.
  std::filesystem::path package(std::string_view from, std::string_view to,
                                package::Purpose purpose) const;
  /// The means of a party to open what the other sent, and to seal for it.
  PackageCall desk(std::string_view party, std::string_view other) const;
  /// The same for a step that opens alone.
  PackageCall opening_desk(std::string_view party, std::string_view other) const;

 private:
  std::filesystem::path certificate(std::string_view party) const;

  const DemoFolders& folders_;
  std::filesystem::path passphrase_file_;
};

}  // namespace renga::service
