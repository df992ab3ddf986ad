#pragma once

#include "dossier/command.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace renga::dossier {

// What the binding guidelines ask of an application (APP-30 to APP-95, ELG-01 to ELG-25, HND-01 to
// HND-15). A draft is kept however incomplete it is; these are the reasons why it cannot be handed
// in yet, all of them, in the order of the form.

std::vector<Fault> faults_of_application(const Dossier& dossier, const Terms& terms, Date today);

/// The papers of handlers, applicants, contact and agent (APP-32 to APP-36, HND-01 to HND-14).
std::vector<Fault> faults_of_people(const Dossier& dossier, const Terms& terms, Date today);

/// The items of the form (APP-26 to APP-81) and what may not be said in them.
std::vector<Fault> faults_of_items(const Dossier& dossier, const Terms& terms, Date today);

/// Whether another command holds the content of an item: handlers, places, contact.
bool is_held_elsewhere(std::string_view key);

/// The security measures of each place, by its kind and the kind of data (SEC-01 to SEC-96).
std::vector<Fault> faults_of_security(const Dossier& dossier, const Terms& terms);

/// The same for the guards of the table: the first fault, or nothing.
std::optional<Fault> first_fault_of_application(const Call& call);

/// The measures that a place must declare.
std::vector<const Ask*> measures_asked(const Dossier& dossier, const Place& place,
                                       const Terms& terms);

}  // namespace renga::dossier
