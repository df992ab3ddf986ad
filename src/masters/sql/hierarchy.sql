-- The values that a hierarchy has a line for, in their order.

-- name: icd_codes
SELECT DISTINCT code
FROM (SELECT icd10 AS code FROM disease UNION ALL SELECT icd10_manifestation FROM disease
      UNION ALL SELECT icd10_2013 FROM disease
      UNION ALL SELECT icd10_2013_manifestation FROM disease)
WHERE code IS NOT NULL AND code <> '' ORDER BY code

-- name: disease_codes
SELECT code, coalesce(nullif(icd10_2013, ''), icd10, '') FROM disease ORDER BY code

-- name: drug_codes
SELECT code, coalesce(price_list_code, '') FROM drug ORDER BY code

-- name: municipalities
SELECT municipality.code, coalesce(secondary_area.area_name, ''), municipality.prefecture_name,
       municipality.prefecture
FROM municipality LEFT JOIN secondary_area ON secondary_area.municipality = municipality.code
ORDER BY municipality.code
