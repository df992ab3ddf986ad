#pragma once

#include "crypto/certificate_state.hpp"
#include "crypto/cms_layout.hpp"

#include <openssl/cms.h>

namespace renga::crypto {

using OwnedCms = Owned<CMS_ContentInfo, CMS_ContentInfo_free>;

/// A source of OpenSSL that reads the content of a CMS file; the reader outlives it.
OwnedBio content_bio(CmsContentReader& reader);

/// The small CMS of a layout. package_not_one where OpenSSL does not take it.
Result<OwnedCms> cms_of(const CmsLayout& layout, std::string_view file);

}  // namespace renga::crypto
