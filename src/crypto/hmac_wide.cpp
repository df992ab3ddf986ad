#include "crypto/hmac_wide.hpp"

namespace renga::crypto {
namespace {

static_assert(sizeof(Digest) == kSha256DigestBytes);

WideMidstate in_every_lane(const Midstate& state) {
  WideMidstate states;
  for (std::size_t word = 0; word < state.size(); ++word) states[word].fill(state[word]);
  return states;
}

std::array<Tail, kWideLanes> tails_of(std::size_t message_bytes) {
  const Tail tail(message_bytes);
  return {tail, tail, tail, tail, tail, tail, tail, tail,
          tail, tail, tail, tail, tail, tail, tail, tail};
}

}  // namespace

WideHmac::WideHmac(const WideCompression& compression, const KeyStates& key,
                   std::size_t message_bytes)
    : compression_(compression),
      key_(key),
      message_bytes_(message_bytes),
      tails_(tails_of(message_bytes)),
      padding_(ready_schedule(tails_[0].data())) {}

void WideHmac::take_tails(WideMidstate& states, const WideMessages& rests) {
  if (tails_[0].rest_bytes() == 0) return compression_.shared_block(states, padding_);
  WideMessages ends;
  for (std::size_t lane = 0; lane < kWideLanes; ++lane) {
    tails_[lane].hold(rests[lane]);
    ends[lane] = tails_[lane].data();
  }
  compression_.blocks(states, ends, tails_[0].blocks());
}

void WideHmac::hash(const std::uint8_t* messages, Digest* digests) {
  const std::size_t whole_blocks = message_bytes_ / kSha256BlockBytes;
  WideMessages starts;
  WideMessages rests;
  for (std::size_t lane = 0; lane < kWideLanes; ++lane) {
    starts[lane] = messages + lane * message_bytes_;
    rests[lane] = starts[lane] + whole_blocks * kSha256BlockBytes;
  }
  WideMidstate inner = in_every_lane(key_.inner);
  compression_.blocks(inner, starts, whole_blocks);
  take_tails(inner, rests);
  WideMidstate outer = in_every_lane(key_.outer);
  compression_.digest_block(outer, inner);
  compression_.write(outer, digests->data());
}

}  // namespace renga::crypto
