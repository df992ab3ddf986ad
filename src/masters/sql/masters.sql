-- Statements of the room masters over an attached dataset of masters (prefix master_).

-- name: labels_of
SELECT code, name FROM {{table}} WHERE name IS NOT NULL ORDER BY code

-- name: labels_of_prefectures
SELECT prefecture, min(prefecture_name) FROM master_municipality
WHERE prefecture_name IS NOT NULL GROUP BY prefecture ORDER BY prefecture

-- name: labels_of_secondary_areas
SELECT area, min(area_name) FROM master_secondary_area
WHERE area_name IS NOT NULL GROUP BY area ORDER BY area

-- name: routes_of_drugs
SELECT code, route FROM master_drug WHERE route IS NOT NULL ORDER BY code

-- name: levels_of_municipalities
SELECT code, prefecture FROM master_municipality ORDER BY code

-- name: levels_of_municipalities_with_areas
SELECT place.code, coalesce(area.area, 'unknown'), place.prefecture
FROM master_municipality AS place
LEFT JOIN master_secondary_area AS area ON area.municipality = place.code
ORDER BY place.code

-- name: levels_of_drugs
SELECT code, coalesce(route, 'unknown') FROM master_drug ORDER BY code

-- name: icd10_of_diseases
SELECT code, coalesce(icd10_2013, icd10) FROM master_disease ORDER BY code
