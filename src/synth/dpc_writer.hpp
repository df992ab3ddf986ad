#pragma once

#include "synth/bundle.hpp"
#include "synth/receipt_writer.hpp"

namespace renga::synth {

/// What a DPC receipt of this claim is paid: the bundle and the units beside it.
std::int64_t dpc_points(const Claim& claim);

/// All records of one DPC receipt for a month of a stay (SYN-94).
void write_dpc_receipt(std::int64_t receipt_number, const Claim& claim, ReceiptSink& sink);

}  // namespace renga::synth
