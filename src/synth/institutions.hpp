#pragma once

#include "base/base.hpp"

#include <string>
#include <vector>

namespace renga::synth {

/// A hospital or clinic that sends receipts.
struct Institution {
  std::string prefecture;  ///< 2 digits (別表2).
  std::string code;        ///< 7 digits with check digit.
  std::string name;        ///< Full width, at most 20 characters.
  std::string phone;
  int beds = 0;                    ///< 0 for a clinic.
  int number_in_prefecture = 0;    ///< From 0, for the names of files.
  bool gives_drugs = false;        ///< Drugs are on its receipts; otherwise only prescriptions.
  bool writes_full_width = false;  ///< Symbols and numbers of insured persons in full width.
};

/// The care of one artificial country: its prefectures and what stands in each. Ａ病院, whose
/// records go to the hospital tables, is the first institution, Ｂ病院 the second.
class Institutions {
 public:
  Institutions(std::int64_t people, std::uint64_t seed);

  static constexpr std::size_t kHospitalA = 0;
  static constexpr std::size_t kHospitalB = 1;

  const Institution& at(std::size_t index) const { return all_[index]; }
  std::size_t size() const { return all_.size(); }

  /// A place to live, by population; 2 digits.
  const std::string& draw_prefecture(Random& random) const;
  /// A clinic of that prefecture.
  std::size_t draw_clinic(const std::string& prefecture, Random& random) const;
  /// The hospital of that prefecture.
  std::size_t hospital(const std::string& prefecture) const;

 private:
  struct Place {
    std::string prefecture;
    std::vector<std::size_t> hospitals;
    std::vector<std::size_t> clinics;
  };

  const Place& place(const std::string& prefecture) const;
  void open(Place& place, bool hospital, Random& random);

  std::vector<Place> places_;
  std::vector<int> weights_;
  std::vector<Institution> all_;
};

}  // namespace renga::synth
