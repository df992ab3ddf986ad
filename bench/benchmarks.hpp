#pragma once

#include "ground.hpp"

namespace renga::bench {

// Each of these prepares its data on the ground and says who does what with them.

Contest keyed_hash(const Ground& ground);
Contest provision_ids(const Ground& ground);
Contest raw_names(const Ground& ground);
Contest id_verbs(const Ground& ground);
Contest link_join(const Ground& ground);
Contest extract(const Ground& ground);
Contest receipts(const Ground& ground);
Contest fhir(const Ground& ground);
Contest anonymise(const Ground& ground);
Contest mixing(const Ground& ground);
Contest anonymise_many(const Ground& ground);
Contest check_cells(const Ground& ground);
Contest audit_cells(const Ground& ground);
Contest protect_cells(const Ground& ground);
Contest dossier_commands(const Ground& ground);
Contest dossier_lists(const Ground& ground);
Contest dossier_impact(const Ground& ground);

}  // namespace renga::bench
