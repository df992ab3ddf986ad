#pragma once

#include "dataset/dataset.hpp"
#include "extract/request.hpp"

#include <filesystem>
#include <string>
#include <string_view>

namespace renga::extract {

/// The approval allows extraction, and the dataset is the stored one of the request's database
/// (EXT-2).
Done check_approval(const Approval& approval, const dataset::Dataset& dataset,
                    const Request& request);

/// The period does not begin earlier than the years of the rulebook before the start of use
/// (DAT-26, EXT-9).
Done check_period(const Approval& approval, const Request& request,
                  const std::filesystem::path& file);

/// The tables and columns of a special extraction are there and may go out (EXT-6, EXT-7).
Done check_columns(const Approval& approval, const Manifest& manifest, const Request& request,
                   const std::filesystem::path& file);

/// A column that is refused in principle needs its named exception (EXT-7).
Done check_refused(const Approval& approval, Database database, std::string_view table,
                   std::string_view column, const Where& where);

/// What every manifest of this room states.
Manifest manifest_of(const Approval& approval, const LoadedRequest& loaded,
                     const dataset::Dataset& dataset, std::string_view command);

}  // namespace renga::extract
