#include "crypto/cms_bio.hpp"

namespace renga::crypto {
namespace {

int read_content(BIO* bio, char* into, int size) {
  auto* reader = static_cast<CmsContentReader*>(BIO_get_data(bio));
  const auto count = reader->read(
      {reinterpret_cast<std::uint8_t*>(into), static_cast<std::size_t>(std::max(size, 0))});
  return count ? static_cast<int>(*count) : -1;
}

long control(BIO*, int command, long, void*) {
  return command == BIO_CTRL_FLUSH ? 1 : 0;
}

int begin(BIO* bio) {
  BIO_set_init(bio, 1);
  return 1;
}

const BIO_METHOD* content_method() {
  static const Owned<BIO_METHOD, BIO_meth_free> method = [] {
    Owned<BIO_METHOD, BIO_meth_free> made(
        BIO_meth_new(BIO_get_new_index() | BIO_TYPE_SOURCE_SINK, "content of a CMS file"));
    ensure(made != nullptr && BIO_meth_set_read(made.get(), &read_content) == 1 &&
               BIO_meth_set_ctrl(made.get(), &control) == 1 &&
               BIO_meth_set_create(made.get(), &begin) == 1,
           "OpenSSL takes a new kind of source");
    return made;
  }();
  return method.get();
}

}  // namespace

OwnedBio content_bio(CmsContentReader& reader) {
  OwnedBio bio(BIO_new(content_method()));
  ensure(bio != nullptr, "OpenSSL makes a source");
  BIO_set_data(bio.get(), &reader);
  return bio;
}

Result<OwnedCms> cms_of(const CmsLayout& layout, std::string_view file) {
  const unsigned char* begin_of_bytes = layout.detached.data();
  const auto size = static_cast<long>(layout.detached.size());
  OwnedCms cms(d2i_CMS_ContentInfo(nullptr, &begin_of_bytes, size));
  const bool whole = cms && begin_of_bytes == layout.detached.data() + size;
  forget_openssl_errors();
  if (whole) return cms;
  return fail(Error(code::package_not_one)
                  .with("path", file)
                  .with("reason", "its structure is not that of a CMS file"));
}

}  // namespace renga::crypto
