"""Given names that are nearly always a woman's or nearly always a man's; they only ever rule somebody out."""

from claims.analysis.words import words

WOMEN = words("""
    Abigail Aisha Alexandra Alice Alicia Alina Amanda Amelia Amina Amy Ana Anastasia Angela Anita Anna Anne
    Annette Antonia Ariana Astrid Barbara Beatrice Beatriz Becky Bella Betty Brenda Bridget Camila Camilla
    Carla Carmen Carol Carolina Caroline Catherine Cecilia Charlotte Chiara Chloe Christina Christine Claire
    Clara Claudia Cristina Daniela Deborah Denise Diana Donna Dora Doris Dorothy Edith Elaine Elena Eleanor
    Elisa Elisabeth Eliza Elizabeth Ella Ellen Elsa Emily Emma Erika Esther Eva Evelyn Fatima Fiona Florence
    Frances Gabriela Georgia Gertrude Gina Giulia Gloria Greta Hanna Hannah Heather Heidi Helen Helena Ilse
    Inga Ingrid Irene Irina Isabel Isabella Iwona Jacqueline Jane Janet Janice Jennifer Jessica Joan Joanna
    Josephine Joyce Juanita Judith Julia Juliana Julie Karen Karin Kate Katharina Katherine Kathleen Kathryn
    Katie Kristina Laura Layla Leila Lena Linda Lisa Liz Louise Lucia Lucy Luisa Lydia Magdalena Mara Margaret
    Maria Marie Marina Marta Martha Mary Matilda Megan Melanie Melissa Mercedes Michelle Mira Miriam Monica
    Nadia Nancy Natalia Natalie Natasha Nicole Nina Nora Olga Olivia Pamela Patricia Paula Petra Phoebe Priya
    Rachel Rebecca Renata Rita Rosa Rose Ruth Sabine Sally Samantha Sandra Sara Sarah Sheila Silvia Simone
    Sofia Sonia Sophia Sophie Stella Stephanie Susan Susanna Suzanne Svetlana Sylvia Tamara Tanya Tatiana
    Teresa Theresa Ursula Valentina Valerie Vanessa Vera Veronica Victoria Virginia Wendy Yasmin Yolanda Yulia
    Zainab Zoe
    """)

MEN = words("""
    Aaron Abdul Abdullah Adam Ahmad Ahmed Alan Albert Alberto Alejandro Alexander Alfred Ali Andreas Andrew
    Anthony Antonio Arthur Benjamin Bernard Bill Bob Boris Brian Bruce Carl Carlos Charles Christian
    Christopher Daniel Dave David Dennis Diego Dietrich Dmitri Dmitry Donald Douglas Edgar Eduardo Edward
    Emmanuel Enrique Eric Erik Ernest Ethan Felipe Felix Fernando Frank Franz Fred Frederick Friedrich Gareth
    Gary Geoffrey George Gerald Gerhard Gilbert Giovanni Giuseppe Graham Greg Gregory Gustav Hans Harold Harry
    Hassan Heinrich Henri Henrik Henry Herbert Hugo Hussein Ian Ibrahim Igor Ivan Jack Jacob Jake James Jason
    Javier Jeffrey Jeremy Jim Joe John Johann Jonathan Jorge Jose José Joseph Joshua Juan Karl Keith Ken
    Kenneth Kevin Klaus Larry Lars Lawrence Leonard Luca Luigi Luis Magnus Manuel Marc Marco Marcus Mario Mark
    Martin Matteo Matthew Max Michael Miguel Mike Mikhail Mohamed Mohammad Mohammed Muhammad Mustafa Nathan
    Neil Nicholas Nikolai Nils Oleg Oliver Omar Oscar Oskar Otto Pablo Patrick Paul Pavel Pedro Peter Philip
    Pierre Rafael Ralph Raymond Ricardo Richard Robert Roberto Roger Roland Ronald Roy Rudolf Samuel Scott
    Sergei Sergey Sergio Simon Stefan Stephen Steve Steven Stuart Sven Theodore Thomas Timothy Tom Tomas Tony
    Tor Vernon Victor Viktor Vincent Vladimir Walter Warren Wayne Wilhelm William Wolfgang Xavier Yusuf
    """)
